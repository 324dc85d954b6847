"""Facts are held against the permit types they look for: what can find nothing is told where it is written."""

from collections.abc import Mapping

import pytest

from licensing.definition.checking import check_all
from licensing.definition.surroundings import Surroundings
from licensing.words.errors import Problem
from tests.definitions.cases import TEXTS

FILE = "sip_dokter.yaml"
OF = "of: [sip_dokter]"


def told(problems: Mapping[str, tuple[Problem, ...]]) -> list[tuple[str, int, str, str]]:
    return [(each.file, each.line, each.rule, each.message) for of in problems.values() for each in of]


@pytest.mark.parametrize(
    ("of", "rule", "message"),
    [
        ("of: [sip_doktr]", "unknown-permit", 'there is no permit type "sip_doktr".'),
        (
            "of: [sip_dokter, skp]",
            "facts",
            'licences of "skp" are found by nothing: no step there issues one with a key.',
        ),
    ],
)
def test_what_can_find_nothing_is_told_at_its_place(
    around: Surroundings, of: str, rule: str, message: str
) -> None:
    text = TEXTS[FILE].replace(OF, of, 1)
    sound, problems = check_all({FILE: text, "skp.yaml": TEXTS["skp.yaml"]}, around)
    line = text[: text.index(of)].count("\n") + 1
    assert told(problems) == [(FILE, line, rule, message)]
    assert [*sound] == ["skp.yaml"]


def test_keys_have_as_many_parts_on_both_sides(around: Surroundings) -> None:
    text = TEXTS[FILE].replace("    key: form.nik", "    key: [form.nik, form.no_str]", 1)
    _, problems = check_all({FILE: text}, around)
    assert [said for *_, said in told(problems)] == [
        'licences of "sip_dokter" are found by one answer, not 2 answers together.'
    ]


def test_a_permit_type_that_is_not_sound_is_one_all_the_same(around: Surroundings) -> None:
    text = TEXTS[FILE].replace(OF, "of: [sip_dokter, skp]", 1)
    sound, problems = check_all({FILE: text, "skp.yaml": "permit: skp"}, around)
    assert [*sound] == [FILE]
    assert [*problems] == ["skp.yaml"]


def test_what_stays_is_found_as_well(around: Surroundings) -> None:
    beside = check_all({"skp.yaml": TEXTS["skp.yaml"]}, around)[0]["skp.yaml"].process
    text = TEXTS[FILE].replace(OF, "of: [sip_dokter, skp]", 1)
    _, problems = check_all({FILE: text}, around, beside=[beside])
    assert [rule for _, _, rule, _ in told(problems)] == ["facts"]
