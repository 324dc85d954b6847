"""Every rule of the checker has a bad example, and says where and what; the comment `<- rule @column` is expected.

What is wrong in a template that the line names is expected at the line of that template: `<- rule @template:line`.
An example of one defect says beside it which sentence the designer reads: `# says: …`; some, what would be right:
`# hints: …`.
"""

import re
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from flows.definitions import surroundings
from licensing.city.register import read_register
from licensing.definition.checking import check
from licensing.definition.surroundings import Surroundings
from licensing.words.errors import DefinitionRejected, Problem

BAD = Path(__file__).parent / "bad"
EXAMPLES = sorted(path.stem for path in BAD.glob("*.yaml") if path.name != "agencies.yaml")
MARK = re.compile(r"# <- (.*)$")
SAYS = re.compile(r"^# says: (.*)$", re.MULTILINE)
HINTS = re.compile(r"^# hints: (.*)$", re.MULTILINE)
FEWEST = 150
"""Examples of one defect each that there have to be, so that what a check no longer finds is seen."""


@pytest.fixture(scope="module")
def city() -> Surroundings:
    return replace(surroundings(BAD, BAD / "templates"), unreadable=frozenset({"rusak"}))


def problems_of(text: str, city: Surroundings) -> tuple[Problem, ...]:
    try:
        check(text, "coba.yaml", city)
    except DefinitionRejected as rejected:
        return rejected.problems
    return ()


Place = tuple[str, int, int, str]


def place_of(problem: Problem) -> Place:
    file = problem.file.rpartition("/templates/")[2].removesuffix(".typ")
    return file, problem.line, problem.column, problem.rule


def expected_in(text: str) -> list[Place]:
    found: list[Place] = []
    for number, line in enumerate(text.split("\n"), start=1):
        mark = MARK.search(line)
        for each in mark[1].split(", ") if mark else ():
            rule, _, where = each.partition(" @")
            template, _, at = where.rpartition(":")
            found.append(
                (template, int(at), 1, rule) if template else ("coba.yaml", number, int(where), rule)
            )
    return sorted(found)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_problem_is_found_at_its_place_and_no_other(example: str, city: Surroundings) -> None:
    text = (BAD / f"{example}.yaml").read_text(encoding="utf-8")
    found = [place_of(problem) for problem in problems_of(text, city)]
    assert found
    assert sorted(found) == expected_in(text)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_sentence_is_the_one_the_example_says(example: str, city: Surroundings) -> None:
    text = (BAD / f"{example}.yaml").read_text(encoding="utf-8")
    problems, said, hinted = problems_of(text, city), SAYS.findall(text), HINTS.findall(text)
    assert not said or [problem.message for problem in problems] == said
    assert not hinted or [problem.hint for problem in problems] == hinted


def test_there_are_many_examples_of_one_defect_each() -> None:
    texts = {(BAD / f"{example}.yaml").read_text("utf-8") for example in EXAMPLES}
    single = {text for text in texts if len(expected_in(text)) == 1 and SAYS.search(text)}
    assert len(single) >= FEWEST


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_message_says_what_is_wrong_and_what_would_be_right(example: str, city: Surroundings) -> None:
    for problem in problems_of((BAD / f"{example}.yaml").read_text(encoding="utf-8"), city):
        assert problem.message.endswith(".")
        assert problem.hint.endswith((".", "?"))
        assert not re.search(
            r"\b(tuple|dict|None|NoneType|True|False|pydantic|Input should)\b|\{'|\('",
            problem.message + problem.hint,
        )


def test_every_rule_of_the_checker_has_an_example(city: Surroundings) -> None:
    shown = {
        rule for example in EXAMPLES for *_, rule in expected_in((BAD / f"{example}.yaml").read_text("utf-8"))
    }
    sources = (path.read_text("utf-8") for path in (Path(__file__).parents[2] / "licensing").rglob("*.py"))
    reporting = re.compile(
        r"(?:report|unresolved|problem|problem_within|Fault|Problem|TemplateFault|ConditionWrong)\(([^()]*(?:\([^()]*\)[^()]*)*)\)"
    )
    rules = {
        rule
        for text in sources
        for call in reporting.findall(text)
        for rule in re.findall(r'(?<![\w{])"([a-z]+(?:-[a-z]+)+)"', call)
    }
    known_elsewhere = {
        "too-long",
        "application-submitted",
        "day-twice",
        "hours-twice",
        "place-twice",
        "was-taken",
        "was-impossible",
        "person-twice",
        "unknown-name",
        "system-field",
        "system-outcome",
        "account-name",
    }
    of_stories = {"not-gherkin", "unknown-sentence", "empty-scenario"}
    assert rules - known_elsewhere - of_stories <= shown


def test_a_sound_definition_has_no_problem(city: Surroundings) -> None:
    text = (BAD / "unreachable-step.yaml").read_text("utf-8")
    sound = "\n".join(line for line in text.split("\n") if "arsip" not in line)
    assert problems_of(sound, city) == ()


def test_a_file_too_long_to_be_a_definition_is_not_read(city: Surroundings) -> None:
    (problem,) = problems_of("# x\n" * 300_000, city)
    assert problem.rule == "too-long"


def test_an_empty_file_is_told_so(city: Surroundings) -> None:
    assert [problem.rule for problem in problems_of("", city)] == ["wrong-type"]


REGISTER = (BAD / "agencies.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("roles: [loket.petugas]", "roles: [loket.petugass]", "unknown-role"),
        ('nip: "199001012015012001"', 'nip: "1990"', "wrong-value"),
        ("position: Petugas", "jabatan: Petugas", "unknown-key"),
        ("roles: [kecamatan.camat@selatan]", "roles: [kecamatan.camat]", "unknown-role"),
        ("roles: [kecamatan.camat@selatan]", "roles: [kecamatan.camat@barat]", "unknown-role"),
        ("roles: [loket.petugas]", "roles: [loket.petugas@utara]", "unknown-role"),
        ("places: [Utara, Selatan]", "places: [Utara, Selatan, utara]", "place-twice"),
        ("places: [Utara, Selatan]", "places: {Utara: {}, Selatan: {}, -: {}}", "place-twice"),
        ("    roles:", "    was: kecamatan\n    roles:", "was-taken"),
        ("agencies:\n", 'calendar: {add: ["2026-13-01"]}\nagencies:\n', "wrong-value"),
        ("agencies:\n", "calendar: {take_away: [{day: 2026-12-24, by: SE}]}\nagencies:\n", "wrong-value"),
        ("agencies:\n", "calendar: {add: [2026-12-09, {day: 2026-12-09}]}\nagencies:\n", "day-twice"),
        ("    roles:", "    calendar: {add: [2026-12-09], take_away: [2026-12-09]}\n    roles:", "day-twice"),
        ("agencies:\n", 'calendar: {extra: ["2026-11-27"]}\nagencies:\n', "unknown-key"),
        ("agencies:\n", 'calendar: {closing: "25:00"}\nagencies:\n', "wrong-value"),
        ("agencies:\n", 'calendar: {closing: "00:00"}\nagencies:\n', "wrong-value"),
        ("agencies:\n", "calendar: {hours: {}}\nagencies:\n", "wrong-value"),
        ("agencies:\n", 'calendar: {hours: {mon-thu: "16:00-07:30"}}\nagencies:\n', "wrong-value"),
        ("agencies:\n", 'calendar: {hours: {senin: "07:30-16:00"}}\nagencies:\n', "wrong-value"),
        ("agencies:\n", 'calendar: {hours: {fri-mon: "07:30-16:00"}}\nagencies:\n', "wrong-value"),
        (
            "agencies:\n",
            'calendar: {hours: {mon-thu: "07:30-16:00", tue: "08:00-16:00"}}\nagencies:\n',
            "wrong-value",
        ),
        (
            "agencies:\n",
            'calendar: {closing: "15:00", hours: {mon-fri: "07:30-16:00"}}\nagencies:\n',
            "hours-twice",
        ),
        (
            "agencies:\n",
            'calendar: {seasons: [{from: 2026-03-19, until: 2026-02-19, hours: {fri: "08:00-15:30"}}]}\nagencies:\n',
            "wrong-value",
        ),
    ],
)
def test_a_wrong_register_is_refused(right: str, wrong: str, rule: str) -> None:
    assert right in REGISTER
    with pytest.raises(DefinitionRejected) as rejected:
        read_register(REGISTER.replace(right, wrong, 1), "agencies.yaml")
    assert rule in {problem.rule for problem in rejected.value.problems}


def test_a_register_is_read_with_the_days_of_the_city_and_of_each_agency() -> None:
    days = (
        'calendar: {closing: "15:30", add: [2026-12-09], take_away: [{day: 2026-12-24, decree: SE 1/2026}]}'
    )
    own = "    calendar: {add: [2026-12-24], take_away: [2026-12-12]}\n    roles:"
    text = REGISTER.replace("agencies:\n", f"{days}\nagencies:\n", 1).replace("    roles:", own, 1)
    calendars = read_register(text, "agencies.yaml").calendar
    (agency,) = calendars.own
    days_of_december = [date(2026, 12, day) for day in (9, 12, 24)]
    assert [calendars.city.is_working_day(day) for day in days_of_december] == [False, False, True]
    assert [calendars.of(agency).is_working_day(day) for day in days_of_december] == [False, True, False]
    assert {calendars.of(agency).hours(day).closes for day in days_of_december} == {time(15, 30)}
    assert calendars.city.decreed[date(2026, 12, 24)].decree == "SE 1/2026"


@pytest.mark.parametrize(
    ("example", "first"),
    [
        ("nothing-behind", '`type` cannot be "desimal".'),
        ("nothing-behind", 'nothing stands behind "close".'),
        ("nothing-behind", 'nothing stands behind "within".'),
        ("label", "`{Coba, en: Try}` cannot stand here."),
        ("label", '"pasal 4" is no key here.'),
    ],
)
def test_the_first_sentence_names_what_is_wrong(example: str, first: str, city: Surroundings) -> None:
    found = problems_of((BAD / f"{example}.yaml").read_text("utf-8"), city)
    assert first in [problem.message for problem in found]


def test_a_register_is_read_with_the_hours_of_the_city_and_of_each_agency() -> None:
    city = (
        'calendar: {hours: {mon-thu: "07:30-16:00", fri: "07:30-16:30"}, cut_off: "15:00", announced: [2026], '
        'seasons: [{from: 2026-02-19, until: 2026-03-19, hours: {mon-fri: "08:00-15:00"}}]}'
    )
    own = '    calendar: {hours: {mon-sun: "06:00-18:00"}, daily: true}\n    roles:'
    text = REGISTER.replace("agencies:\n", f"{city}\nagencies:\n", 1).replace("    roles:", own, 1)
    calendars = read_register(text, "agencies.yaml").calendar
    (agency,) = calendars.own
    friday, in_ramadan, sunday = date(2026, 4, 10), date(2026, 3, 6), date(2026, 3, 8)
    assert [calendars.city.hours(day).closes for day in (friday, in_ramadan)] == [time(16, 30), time(15)]
    assert [calendars.of(agency).hours(day).closes for day in (friday, in_ramadan)] == [time(18)] * 2
    assert (calendars.city.is_working_day(sunday), calendars.of(agency).is_working_day(sunday)) == (
        False,
        True,
    )
    assert calendars.of(agency).is_working_day(date(2026, 3, 20))
    assert (calendars.city.cut_off, calendars.of(agency).cut_off) == (time(15), time(15))
    assert calendars.city.is_provisional(date(2027, 1, 4))
    assert not calendars.city.is_provisional(friday)
