"""Numbers, addresses and links: shown plainly, doubted gently, opened only when they are what they look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.services.contacts import dialled, looks_like_mail, looks_like_phone, shown_phone, web_address


@pytest.mark.parametrize(
    ("typed", "country", "shown"),
    [
        ("2125550123", "US", "(212) 555-0123"),
        ("+1 212 555 0123", "US", "(212) 555-0123"),
        ("+1 212 555 0123", "DE", "+1 212-555-0123"),
        ("02079460018", "GB", "020 7946 0018"),
        ("+442079460018", "", "+44 20 7946 0018"),
        ("555-0110", "US", "555-0110"),
        ("212 555 0123 ext 4", "US", "212 555 0123 ext 4"),
        ("112", "DE", "112"),
        ("ask at the desk", "US", "ask at the desk"),
        ("", "US", ""),
    ],
)
def test_a_number_is_written_as_the_country_does_and_else_as_it_was_typed(
    typed: str, country: str, shown: str
) -> None:
    assert shown_phone(typed, country) == shown


@pytest.mark.parametrize(
    ("typed", "country", "fits"),
    [
        ("555-0110", "US", True),
        ("212 555 0123 ext 4", "US", True),
        ("555-0110 (mornings)", "US", True),
        ("112", "DE", True),
        ("0123456", "", True),
        ("12", "US", False),
        ("weiss@clinic.example", "US", False),
        ("12345678901234567890", "US", False),
    ],
)
def test_a_number_is_doubted_only_when_it_cannot_be_one(typed: str, country: str, fits: bool) -> None:
    assert looks_like_phone(typed, country) is fits


@given(text=st.text(max_size=40), country=st.sampled_from(["", "US", "DE", "XX"]))
def test_whatever_is_typed_is_no_trouble(text: str, country: str) -> None:
    shown = shown_phone(text, country)

    assert [c for c in shown if c.isascii() and c.isdecimal()] or shown == text
    looks_like_phone(text, country)
    looks_like_mail(text)
    assert web_address(text) == "" or web_address(text).lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("portal.example", "https://portal.example"),
        (" http://portal.example/a?b=c ", "http://portal.example/a?b=c"),
        ("portal.example:8443/a", "https://portal.example:8443/a"),
        ("münchen.example", "https://münchen.example"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("ftp://portal.example", ""),
        ("https://bank.example@thief.example", ""),
        ("ask the nurse", ""),
        ("https://x.example:99999", ""),
        ("localhost", ""),
        ("", ""),
    ],
)
def test_only_web_pages_become_links(typed: str, link: str) -> None:
    assert web_address(typed) == link


@pytest.mark.parametrize(
    ("typed", "fits"), [("a@b.example", True), (" a.b+c@d.e.example ", True), ("a@b", False), ("a b@c.example", False)]
)
def test_the_shape_of_a_mail_address(typed: str, fits: bool) -> None:
    assert looks_like_mail(typed) is fits


@pytest.mark.parametrize(
    ("typed", "country", "dials"),
    [
        ("+44 (0)20 7946 0958", "US", "+442079460958"),
        ("(+49) 30 901820", "", "+4930901820"),
        ("212 555 0123 ext. 22", "US", "+12125550123"),
        ("030 901820 / 030 901821", "DE", ""),
        ("030 901820/21", "DE", ""),
        ("030/901820", "DE", "+4930901820"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("1-800-FLOWERS", "DE", ""),
        ("\u0660\u0663\u0660 \u0669\u0660\u0661\u0668\u0662\u0660", "DE", "+4930901820"),
        ("555-0110 (mornings)", "US", "5550110"),
        ("112", "DE", "112"),
        ("0123456", "", "0123456"),
        ("212-555-0123 or 212-555-0124", "US", ""),
        ("ask at the desk", "US", ""),
    ],
)
def test_what_is_dialled_is_one_whole_number_or_nothing(typed: str, country: str, dials: str) -> None:
    assert dialled(typed, country) == dials
