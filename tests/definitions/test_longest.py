"""The longest way against the law's limit, whatever either is written in; compared with walking it day by day."""

from datetime import date, timedelta
from random import Random

import pytest

from features.quoting import CONTACT, HEADER
from licensing.clock.spans import parse_span
from licensing.definition.checking import restore
from licensing.definition.soundness.longest import too_long
from licensing.process.bundle import DEFINITION, Bundle

MONDAY = date(2026, 11, 23)
ENDS = "  gugur: {close: {}}\n"


def told(steps: str, limit: str) -> list[str]:
    text = f"{HEADER}{CONTACT}time_limit: {{within: {limit}}}\nsteps:\n{steps}{ENDS}"
    return [fault.message for fault in too_long(restore(Bundle.of({DEFINITION: text.encode()})))]


def chain(*lengths: str) -> str:
    names = [*(f"s{n}" for n in range(len(lengths))), "gugur"]
    return "".join(
        f"  {name}: {{review: {{by: loket.petugas, within: {within}}}, outcomes: {{ya: {to}}}}}\n"
        for name, to, within in zip(names, names[1:], lengths, strict=False)
    )


@pytest.mark.parametrize(
    ("lengths", "limit", "taken"),
    [
        (["90 days", "1 year"], "2 working days", "325 working days"),
        (["7 days"], "4 working days", "5 working days"),
        (["3 days"], "2 working days", "3 working days"),
        (["1 month"], "21 working days", "22 working days"),
        (["1 working day"], "2 days", "3 days"),
        (["6 working days"], "9 days", "10 days"),
        (["13 months"], "1 year", "395 days"),
        (["4 working hours", "3 working hours"], "1 working day", "2 working days"),
        (["3 working hours", "1 working day"], "1 working day", "2 working days"),
        (["31 days"], "1 month", "31 days"),
    ],
)
def test_tasks_longer_than_the_limit_are_told_in_its_unit(lengths: list[str], limit: str, taken: str) -> None:
    assert told(chain(*lengths), limit) == [
        f"the tasks on the longest way take {taken}, but the time limit is {limit}."
    ]


@pytest.mark.parametrize(
    ("lengths", "limit"),
    [
        (["90 days", "1 year"], "325 working days"),
        (["7 days"], "5 working days"),
        (["1 month"], "1 month"),
        (["12 months"], "1 year"),
        (["5 working days"], "7 days"),
        (["1 working day"] * 4, "6 days"),
        (["3 working hours", "3 working hours"], "1 working day"),
        (["3 working hours", "1 working day", "2 working hours", "4 working hours"], "3 working days"),
        (["30 working hours", "6 working hours"], "6 working days"),
    ],
)
def test_tasks_as_long_as_the_limit_are_in_time(lengths: list[str], limit: str) -> None:
    assert told(chain(*lengths), limit) == []


def test_lines_side_by_side_take_as_long_as_the_longest_whatever_its_unit() -> None:
    steps = """
  bersama:
    together:
      members:
        a: {ask: [{by: kesehatan.tim, within: 6 days}]}
        b: {ask: [{by: lingkungan.tim, within: 4 working days}]}
    outcomes: {ya: s0}
"""
    assert told(steps + chain("1 working day"), "7 days") == [
        "the tasks on the longest way take 8 days, but the time limit is 7 days."
    ]


PERMANENT = 'form.sifat == "permanen"'


@pytest.mark.parametrize(
    ("limit", "says"),
    [
        (f"starts: s0.ya, within: [{{when: {PERMANENT}, is: 5 working days}}, {{is: 1 working day}}]", []),
        (f"starts: s0.ya, within: [{{when: {PERMANENT}, is: 4 working days}}, {{is: 1 working day}}]", [5]),
        (f"within: [{{when: {PERMANENT}, is: 7 working days}}, {{is: 3 working days}}]", []),
        (f"within: [{{when: {PERMANENT}, is: 7 working days}}, {{is: 2 working days}}]", [3]),
    ],
)
def test_a_row_counts_what_its_cases_are_given_once_their_clock_runs(limit: str, says: list[int]) -> None:
    text = f"""{HEADER}{CONTACT}  sifat: {{type: choice, of: [permanen, sementara]}}
time_limit: {{{limit}}}
steps:
  s0: {{review: {{by: loket.petugas, within: 2 working days}}, outcomes: {{ya: s1}}}}
  s1:
    review: {{by: loket.petugas, within: [{{when: {PERMANENT}, is: 5 working days}}, {{is: 1 working day}}]}}
    outcomes: {{ya: gugur}}
{ENDS}"""
    faults = [fault.message for fault in too_long(restore(Bundle.of({DEFINITION: text.encode()})))]
    assert [int(fault.split("take ")[1].split()[0]) for fault in faults] == says


def is_worked(day: date) -> bool:
    return day.weekday() < 5


def walked(day: date, lengths: list[str]) -> date:
    """The last day of tasks one after another, a day at a time."""
    for within in map(parse_span, lengths):
        left = within.amount
        while within.unit == "working day" and not is_worked(day):
            day += timedelta(1)
        while left:
            day += timedelta(1)
            left -= within.unit == "day" or is_worked(day)
    return day


@pytest.mark.parametrize("seed", range(40))
def test_the_longest_is_that_of_the_worst_weekday(seed: int) -> None:
    random = Random(seed)  # noqa: S311 no secret
    units = ("days", "working days")
    lengths = [f"{random.randint(2, 9)} {random.choice(units)}" for _ in range(random.randint(1, 4))]
    ways = [(first, walked(first, lengths)) for first in (MONDAY + timedelta(n) for n in range(5))]
    passed = [[first + timedelta(n) for n in range(1, (last - first).days + 1)] for first, last in ways]
    days, worked = max(map(len, passed)), max(sum(map(is_worked, each)) for each in passed)
    for most, unit in ((days, "days"), (worked, "working days")):
        assert told(chain(*lengths), f"{most} {unit}") == []
        (message,) = told(chain(*lengths), f"{most - 1} {unit}")
        assert f"take {most} {unit}," in message


def line(*, task: str, limit: str) -> str:
    """A step with one line of one task."""
    return f"""  s0:
    together:
      members:
        lapangan:
          within: {limit}
          steps:
            l0: {{review: {{by: loket.petugas{task}}}, outcomes: {{ya: {{end: ya}}}}}}
    outcomes: {{ya: gugur}}
"""


@pytest.mark.parametrize(
    ("task", "limit", "taken"),
    [
        ("", "5 working days", "5 working days"),
        (", within: 4 working days", "5 working days", "4 working days"),
        ("", "[{when: 'form.nama == \"A\"', is: 7 days}, {is: 2 days}]", "5 working days"),
    ],
)
def test_a_line_takes_as_long_as_its_tasks_and_without_their_limits_as_long_as_its_own(
    task: str, limit: str, taken: str
) -> None:
    assert told(line(task=task, limit=limit), "3 working days") == [
        f"the tasks on the longest way take {taken}, but the time limit is 3 working days."
    ]
