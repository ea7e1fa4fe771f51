"""Whose an item is when two people wrote in it: mending what somebody recorded does not make it one's own."""

from __future__ import annotations

from typing import TypeVar

from spms_desktop.domain.privacy import may_change
from spms_desktop.domain.record import Value, Version
from spms_desktop.services.privacy import seen
from spms_desktop.services.session import Session
from spms_desktop.storage.kinds import BY_TYPE, ref_of

V = TypeVar("V", bound=Value)


def may_take_back(session: Session, version: Version[V]) -> bool:
    """Whether whoever is writing may take an item out or hide it: a caregiver only what they recorded themselves."""
    me = session.author
    return may_change(me, version.stamp.author) and may_change(me, first_author(session, version))


def first_author(session: Session, version: Version[V]) -> str:
    """Who recorded an item at first, whoever mended it since."""
    kind = BY_TYPE[type(version.value)]
    found = _first_authors(session, type(version.value), kind.item(version.value))
    return found.get(ref_of(version.value, version.stamp), version.stamp.author)


def also_seen_by(session: Session, version: Version[V]) -> str:
    """Who else sees something private, who recorded it at first or made it so since; an empty text for nobody."""
    others = {version.stamp.author, first_author(session, version)} - {session.author.uid}
    return min(others, default="")


def seen_or_own(session: Session, kind: type[V]) -> list[Version[V]]:
    """What whoever is writing may see of a kind, and what they recorded and somebody else made private since."""
    live = session.versions.live(kind)
    shown = {v.uid: v for v in seen(session, live)}
    if len(shown) < len(live):
        first, me = _first_authors(session, kind, None), session.author.uid
        shown |= {v.uid: v for v in live if v.uid not in shown and first.get(ref_of(v.value, v.stamp)) == me}
    return [shown[v.uid] for v in live if v.uid in shown]


def _first_authors(session: Session, kind: type[V], item: str | None) -> dict[str, str]:
    first: dict[str, str] = {}
    for version in session.versions.history(kind, item=item):  # oldest first
        first.setdefault(ref_of(version.value, version.stamp), version.stamp.author)
    return first
