"""Four eyes are proved place by place, compared with counting the people of each place."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from features.quoting import quoted, read_city
from licensing.city.people import Officer
from licensing.city.register import AgencyRegister, parse_role
from licensing.words.errors import DefinitionRejected
from licensing.words.identifiers import OfficerId

PLACES = ("utara", "selatan_daya")
STEPS = """form:
  wilayah: {type: choice, of: {utara: Utara, selatan_daya: Selatan Daya}}
  asal: {type: choice, of: {utara: Utara, selatan_daya: Selatan Daya}}
steps:
  periksa: {review: {by: kecamatan.camat, at: form.wilayah}, outcomes: {lanjut: tanda}}
  tanda: {signature: {by: kecamatan.camat, at: AT, not_by: [periksa]}, outcomes: {ttd: selesai}}
  selesai: {close: {}}
"""
PEOPLE = st.fixed_dictionaries(dict.fromkeys(PLACES, st.integers(0, 3)))


def city_with(people: dict[str, int], both: int = 0) -> AgencyRegister:
    """So many camat in each place, and some who are it in both."""
    city = read_city()
    roles = [(f"kecamatan.camat@{place}",) for place, count in people.items() for _ in range(count)]
    roles += [tuple(f"kecamatan.camat@{place}" for place in PLACES)] * both
    officers = {
        OfficerId(f"p{n}"): Officer(
            OfficerId(f"p{n}"), f"P{n}", f"{n:018d}", "Camat", tuple(map(parse_role, held))
        )
        for n, held in enumerate(roles)
    }
    return AgencyRegister(city.city, city.calendar, city.agencies, officers)


def problems(steps: str, city: AgencyRegister) -> dict[str, str]:
    try:
        quoted(steps, city)
    except DefinitionRejected as rejected:
        return {problem.rule: problem.message for problem in rejected.problems}
    return {}


@settings(max_examples=25)
@given(people=PEOPLE, both=st.integers(0, 2))
def test_in_each_place_there_must_be_enough_people(people: dict[str, int], both: int) -> None:
    found = problems(STEPS.replace("AT", "form.wilayah"), city_with(people, both))
    there = {place: count + both for place, count in people.items()}
    nobody = {place for place, count in there.items() if count == 0}
    assert set(re.findall(r"camat@(\w+)", found.get("nobody-to-decide", ""))) == nobody
    assert ("four-eyes-impossible" in found) == (1 in there.values())


@settings(max_examples=25)
@given(people=PEOPLE, both=st.integers(0, 2))
def test_two_places_of_one_case_are_taken_in_every_combination(people: dict[str, int], both: int) -> None:
    found = problems(STEPS.replace("AT", "form.asal"), city_with(people, both))
    there = {place: count + both for place, count in people.items()}
    # Where both answers are one place, or where the only person of both places would check and sign.
    alone = 1 in there.values() or (both == 1 and 0 in people.values())
    assert ("four-eyes-impossible" in found) == alone
