"""Dates as people type them: one that can be only one day is read, any other is asked back with the days it may be."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from licensing.forms.fields import Unreadable
from licensing.forms.fields.dates import FIRST_YEAR, LAST_YEAR, read_date

MEANT = "2027-03-03"


@pytest.mark.parametrize(
    "typed",
    [
        *("3 Maret 2027", "3 mar 2027", "March 3, 2027", "3 March 2027", "MARET 3 2027", "3Maret2027"),
        *("3-mar-2027", "03/Mar/2027", "3. Maret 2027", "3rd March 2027", "the 3rd of March, 2027"),
        *("tanggal 3 Maret 2027", "tgl. 3 Mar. 2027", "Rabu, 3 Maret 2027", "Wed 3 Mar 2027", "2027 March 3"),
        *("3 III 2027", "3-III-2027", "2027-03-03", "2027/3/3", "3/3/2027", "03032027", "3 Maret 2027"),
        *("3\u20133\u20132027", " 3\u00a0Maret  2027 ", "3 maret 2027."),
    ],
)
def test_a_date_is_read_as_it_is_meant(typed: str) -> None:
    assert read_date(typed) == MEANT


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        *(("1 Pebruari 2027", "2027-02-01"), ("1 Nop 2027", "2027-11-01"), ("17 Agt 2027", "2027-08-17")),
        *(("17 Agu 2027", "2027-08-17"), ("17 Ags 2027", "2027-08-17"), ("1 Mei 2027", "2027-05-01")),
        *(("May 1, 2027", "2027-05-01"), ("1 Okt 2027", "2027-10-01"), ("1 Dec 2027", "2027-12-01")),
        *(
            ("1 Sept 2027", "2027-09-01"),
            ("Jum'at, 5 Maret 2027", "2027-03-05"),
            ("29 Feb 2028", "2028-02-29"),
        ),
    ],
)
def test_months_have_the_names_people_give_them(typed: str, iso: str) -> None:
    assert read_date(typed) == iso


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)), st.sampled_from(("id", "en")))
def test_a_date_that_is_shown_can_be_typed(day: date, locale: str) -> None:
    for pattern in (
        "d MMMM yyyy",
        "d MMM yyyy",
        "MMMM d, yyyy",
        "EEEE, d MMMM yyyy",
        "dd-MM-yyyy",
        "yyyy-MM-dd",
    ):
        assert read_date(format_date(day, pattern, locale=locale)) == day.isoformat()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "3-mar-27",
            "3-mar-27: do you mean 3 March 2027, or 3 March 1927? Write the year with four digits.",
        ),
        ("3/3/27", "3/3/27: do you mean 3 March 2027, or 3 March 1927? Write the year with four digits."),
        (
            "29 Feb 28",
            "29 Feb 28: do you mean 29 February 2028, or 29 February 1928? Write the year with four digits.",
        ),
        ("03/23/2027", "03/23/2027: do you mean 23 March 2027? Write the day first."),
        (
            "Senin, 3 Maret 2027",
            "Senin, 3 Maret 2027: do you mean 3 March 2027? It is another day of the week.",
        ),
        ("3 Maert 2027", "maert: do you mean Maret? Write the month's name or number."),
        ("30 Februari 2027", "That month ends on 28 February 2027."),
        ("23-11-0026", "The year is between 1900 and 2200; this has 26."),
    ],
)
def test_a_date_that_may_be_another_is_asked_back(typed: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_date(typed)
    assert refused.value.sentence.en == sentence


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "3 Maret",
            "Maret 2027",
            "3 Maret April 2027",
            "3 besok 2027",
            "besok",
            "",
            "-",
            "0 Maret 2027",
            "3 Ma 2027",
        ),
        *(
            "3-13-13-2027",
            "3 Maret 2027 4",
            "2027 3 2028",
            "3 Maret 027",
            "3_3_2027",
            "3 Maret 2027 x",
            "3" * 99,
        ),
        *("2027-3-2028", "20271303", "3:3:2027", "3 - - - 3 2027", "13/13/2027"),
    ],
)
def test_what_is_no_date_is_answered_by_one(typed: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_date(typed)
    assert refused.value.sentence.id == "Tulis tanggal seperti 23-11-2026 atau 23 November 2026."
