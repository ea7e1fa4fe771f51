"""Standing texts: disclaimers, when to get help, trend sentences and the hint about relapses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from spms_desktop.catalog.loader import Sourced, Text, load_single


@dataclass(frozen=True)
class UrgentHelp:
    """When to call for help at once, and when to call the care team; `lead` holds `{emergency}`."""

    title: Text
    lead: Text
    items: tuple[Text, ...]
    call_team: tuple[Text, ...]


@dataclass(frozen=True)
class SelfHarmPanel:
    """What is said when somebody marks thoughts of hurting themselves; `helper` is for whoever fills in for another.

    `steps` hold `{emergency}`, `{line_name}`, `{line_call}` and `{line_text_clause}`, `small_print` `{checked}`.
    """

    title: Text
    body: tuple[Text, Text]
    helper: Text
    steps: tuple[Text, ...]
    buttons: tuple[Text, Text, Text, Text, Text]
    small_print: Text


@dataclass(frozen=True)
class Wording(Sourced):
    """All standing texts, and the day they were `checked`; names in braces are filled in after translation."""

    disclaimers: dict[str, Text]
    urgent_help: UrgentHelp
    item9_panel: SelfHarmPanel
    trend_templates: dict[str, Text]
    relapse_hint: Text
    checked: date


@cache
def wording() -> Wording:
    """The standing texts."""
    return load_single("wording.json", Wording)
