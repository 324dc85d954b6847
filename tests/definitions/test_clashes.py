"""Definitions that are sound each for itself, but take from each other what only one of them can have."""

from collections.abc import Mapping

import pytest

from licensing.definition.checking import check_all
from licensing.definition.surroundings import Surroundings
from licensing.words.errors import Problem
from tests.definitions.cases import TEXTS, process_of

FIRST, SECOND = "izin/ipr.yaml", "izin/skp.yaml"
IPR, SKP = TEXTS["ipr.yaml"], TEXTS["skp.yaml"]
NUMBER = "503/{seq:04d}-DPMPTSP/SKP/{year}"


def place_of(text: str, word: str) -> tuple[int, int]:
    """Line and column of a word that stands once."""
    before = text[: text.index(word)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def flat(problems: Mapping[str, tuple[Problem, ...]]) -> list[Problem]:
    return [problem for each in problems.values() for problem in each]


def told(problems: Mapping[str, tuple[Problem, ...]]) -> list[tuple[str, int, int, str]]:
    return [(each.file, each.line, each.column, each.message) for each in flat(problems)]


def test_shipped_definitions_stand_together(around: Surroundings) -> None:
    sound, problems = check_all(TEXTS, around)
    assert [*sound] == [*TEXTS]
    assert problems == {}


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("SKP\n", "IPR\n", 'permit "ipr" has this code already.'),
        (NUMBER, "503/{seq:03d}-DPMPTSP/IPR/{year}", 'permit "ipr" has this number already.'),
        ("TOLAK-SKP", "IPR", 'permit "ipr" has this number already.'),
        (NUMBER, "503/1{seq}-DPMPTSP/IPR/{year}", 'permit "ipr" has this number already.'),
    ],
)
def test_what_another_permit_has_is_said_at_its_place(
    around: Surroundings, right: str, wrong: str, message: str
) -> None:
    text = SKP.replace(right, wrong, 1)
    sound, problems = check_all({FIRST: IPR, SECOND: text}, around)
    line, _ = place_of(text, wrong)
    assert [*sound] == [FIRST]
    assert [(file, at, said) for file, at, _, said in told(problems)] == [(SECOND, line, message)]


def test_a_permit_has_one_file(around: Surroundings) -> None:
    _, problems = check_all({"a/skp.yaml": SKP, "b/skp.yaml": SKP}, around)
    line, column = place_of(SKP, "skp\n")
    assert told(problems) == [("b/skp.yaml", line, column, 'permit "skp" is defined in a/skp.yaml as well.')]


def test_what_stays_counts_unless_it_is_replaced(around: Surroundings) -> None:
    staying = [process_of("ipr", around), process_of("skp", around)]
    _, problems = check_all({SECOND: SKP.replace("TOLAK-SKP", "TOLAK-IPR")}, around, beside=staying)
    assert [each.message for each in flat(problems)] == ['permit "ipr" has this number already.']
    assert check_all({SECOND: SKP}, around, beside=staying)[1] == {}


def test_what_is_refused_leaves_in_place_what_it_was_to_replace(around: Surroundings) -> None:
    # skp would take the code that ipr is about to give away, but ipr has a problem of its own and stays.
    staying = [process_of("ipr", around), process_of("skp", around)]
    moved = IPR.replace("code: IPR\n", "code: IPR-2\n").replace("issuer: dpmptsp", "issuer: dpmtpsp")
    sound, problems = check_all(
        {FIRST: moved, SECOND: SKP.replace("code: SKP\n", "code: IPR\n")}, around, beside=staying
    )
    assert sound == {}
    assert [each.rule for each in flat(problems)] == ["unknown-agency", "already-taken"]


def test_whoever_shares_a_pool_holds_as_much_of_it(around: Surroundings) -> None:
    trayek, reserved = TEXTS["trayek.yaml"], "steps:\n"
    alike = "reserve: {kuota: {pool: angkutan_trayek, key: form.nama, of: 9}}\n"
    for reserve, expected in (
        (alike, []),
        (
            alike.replace(", of: 9", ""),
            [
                'permit "trayek" holds some of a number of the pool "angkutan_trayek", this one all of a thing.',
            ],
        ),
        (
            alike.replace("key: form.nama", "key: [form.nama, submitted]"),
            ['permit "trayek" names a thing of the pool "angkutan_trayek" by 1 answer, this one by 2.'],
        ),
    ):
        skp = SKP.replace(reserved, f"{reserve}{reserved}", 1)
        _, problems = check_all({"trayek.yaml": trayek, SECOND: skp}, around)
        assert [each.message for each in flat(problems)] == expected
