"""What numbers patterns give, and which patterns can give the same one: compared with every day of two years."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import combinations, product
from random import Random

import pytest

from licensing.documents.numbering import is_number, may_meet
from licensing.process.numbers import number_of

DAYS = tuple(date(2027, 1, 1) + timedelta(days=n) for n in range(731))
"""Two years, one of them with a 29 February."""
MONTHS = tuple(day for day in DAYS if day.day == 1)
SEQUENCES = (1, 2, 9, 12, 13, 31, 32, 101, 112, 1231)
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
PARTS = (
    *("{seq}", "{seq:02d}", "{month}", "{month:roman}", "{date:%d}", "{date:%m}", "{date:%y}"),
    *("{date:%d%m}", "{date:%d-%m}", "1", "12", "31", "32", "13", "I", "X", "V", "-"),
)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("503/{seq:04d}/{year}", "503/0007/2027"),
        ("{seq}/{month}/{year}", "7/03/2027"),
        ("{seq}/{month:roman}/{year}", "7/III/2027"),
        ("{seq:03d}.{date:%d%m%Y}", "007.09032027"),
        ("{seq}/{date:%d-%m-%y}/{year}", "7/09-03-27/2027"),
        ("{{{seq}}}/{date:%Y. %m}", "{7}/2027. 03"),
    ],
)
def test_a_number_is_written_with_the_day_of_its_signature(pattern: str, number: str) -> None:
    assert is_number(pattern)
    assert number_of(pattern, sequence=7, year=2027, day=date(2027, 3, 9)) == number


def test_each_month_has_its_letters() -> None:
    told = [number_of("{month:roman}", sequence=1, year=2027, day=date(2027, m, 1)) for m in range(1, 13)]
    assert told == ROMAN


@cache
def numbers(pattern: str) -> frozenset[str]:
    """The numbers of a pattern on all days of two years; more of them where only the months matter."""
    days, sequences = (DAYS, SEQUENCES) if "%d" in pattern else (MONTHS, {*range(1, 140), *SEQUENCES})
    return frozenset(
        number_of(pattern, sequence=sequence, year=day.year, day=day)
        for day, sequence in product(days, sequences)
    )


def random_patterns(seed: int, count: int) -> Iterator[str]:
    random = Random(seed)  # noqa: S311 a test, no secret
    for _ in range(count):
        parts = [*random.choices(PARTS, k=random.randint(0, 2)), random.choice(("{seq}", "{seq:02d}"))]
        random.shuffle(parts)
        yield "".join(parts) + random.choice(("/{year}", "/{year}", "/{date:%Y}", "{year}", "/{date:%m%Y}"))


PATTERNS = tuple(dict.fromkeys(random_patterns(7, 60)))


def test_patterns_that_give_the_same_number_on_some_days_may_meet() -> None:
    pairs = list(combinations(PATTERNS, 2))
    met = [pair for pair in pairs if not numbers(pair[0]).isdisjoint(numbers(pair[1]))]
    assert len(met) > 40
    assert [pair for pair in met if not may_meet(*pair)] == []


WAYS = {
    "{seq}": r"[1-9]\d*",
    "{seq:02d}": r"(0[1-9]|[1-9]\d+)",
    "{month}": "(0[1-9]|1[0-2])",
    "{month:roman}": "(I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII)",
    "{year}": "20(27|28)",
}
DIRECTIVES = {"%d": r"(0[1-9]|[12]\d|3[01])", "%m": WAYS["{month}"], "%y": r"\d\d", "%Y": WAYS["{year}"]}


def as_regex(pattern: str) -> re.Pattern[str]:
    """What a pattern gives, part by part, without its days."""
    written = "".join(
        WAYS.get(part)
        or re.sub("%.", lambda found: DIRECTIVES[found[0]], part.removeprefix("{date:").removesuffix("}"))
        for part in re.findall(r"\{[^}]*\}|[^{]", pattern)
    )
    return re.compile(written)


def test_patterns_that_may_meet_do_so_part_by_part() -> None:
    """Where no part stands twice, each pattern gives all that its parts give: then some number is of both."""
    once = [each for each in PATTERNS if not re.search(r"month.*(month|%m)|%m.*%m|%d.*%d|seq.*seq|%y", each)]
    pairs = [pair for pair in combinations(once, 2) if may_meet(*pair)]
    assert len(pairs) > 50
    apart = [(one, other) for one, other in pairs if not _share_one(one, other) | _share_one(other, one)]
    assert apart == []


def _share_one(one: str, other: str) -> bool:
    regex = as_regex(other)
    return any(regex.fullmatch(number) for number in numbers(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{seq}/{month}/{year}", "{seq}/13/{year}"),
        ("{seq}/{month}/{year}", "{seq}/{month:roman}/{year}"),
        ("{seq}/{month:roman}/{year}", "{seq}/XIII/{year}"),
        ("{seq}/{month:roman}/{year}", "{seq}/L/{year}"),
        ("{seq}/{date:%d}/{year}", "{seq}/32/{year}"),
        ("{seq}/{date:%d}/{year}", "{seq}/00/{year}"),
        ("{seq}/{date:%d%m%Y}", "{seq}/{date:%d-%m-%Y}"),
        ("{seq}/{date:%m%d}/{year}", "{seq}/{month}32/{year}"),
    ],
)
def test_patterns_that_no_day_brings_together_are_told_apart(one: str, other: str) -> None:
    assert not may_meet(one, other)
    assert not may_meet(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{seq}/{month}/{year}", "{seq}/{date:%m}/{date:%Y}"),
        ("{seq}/{month:roman}/{year}", "{seq}/XI{month:roman}/{year}"),
        ("{seq}/{date:%d%m%Y}", "{seq}/{date:%m%d}{year}"),
        ("{seq}{month}/{year}", "1{seq}/{year}"),
        ("{seq}/{date:%y}/{year}", "{seq}/27/{year}"),
    ],
)
def test_patterns_that_some_days_bring_together_may_meet(one: str, other: str) -> None:
    assert may_meet(one, other)
    assert may_meet(other, one)


@pytest.mark.parametrize("pattern", PATTERNS[:30])
def test_of_one_pattern_no_two_places_in_a_series_have_the_same_number(pattern: str) -> None:
    assert is_number(pattern)
    holders: dict[str, tuple[int, int]] = {}
    for day, sequence in product(DAYS[::9], range(1, 130)):
        number = number_of(pattern, sequence=sequence, year=day.year, day=day)
        assert holders.setdefault(number, (sequence, day.year)) == (sequence, day.year)
