"""What the part with checks shows, as frozen values in words."""

from __future__ import annotations

from dataclasses import dataclass

from spms_desktop.domain.attachment import Attachment


@dataclass(frozen=True, slots=True)
class FileView:
    """One file of a result; one that is a program or script can be saved but not opened."""

    key: str
    attachment: Attachment
    words: str
    opens: bool


@dataclass(frozen=True, slots=True)
class ResultView:
    """One result: its day, what was noted, and its files."""

    key: str
    title: str
    lines: tuple[str, ...]
    files: tuple[FileView, ...]


@dataclass(frozen=True, slots=True)
class DetailsView:
    """All that is known of a check; `earlier` results are not shown yet."""

    results: tuple[ResultView, ...]
    earlier: int
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """One check of the plan."""

    key: str
    name: str
    next: str
    last: str
    about: str
    details: DetailsView | None = None


@dataclass(frozen=True, slots=True)
class OfferView:
    """One check that is usual with a medicine: its name, and what a source says about it."""

    key: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class OffersView:
    """What one medicine makes us offer; the rows are shown when `open`."""

    key: str
    title: str
    sentence: str
    open: bool
    offers: tuple[OfferView, ...]
    source: str


@dataclass(frozen=True, slots=True)
class ChecksView:
    """The whole part."""

    offers: tuple[OffersView, ...]
    checks: tuple[CheckView, ...]
    away: tuple[CheckView, ...]


@dataclass(frozen=True, slots=True)
class PickGroup:
    """One group of checks that can be added: what each is, and what it is called."""

    key: str
    title: str
    options: tuple[tuple[str, str], ...]
