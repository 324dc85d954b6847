"""What gets stuck, and the shortest way that shows it; and what does not."""

import pytest

from features.quoting import CONTACT, HEADER, OneTemplate, read_city
from licensing.city.people import Officer
from licensing.city.register import AgencyRegister, parse_role
from licensing.definition.checking import check
from licensing.definition.surroundings import Surroundings
from licensing.words.errors import DefinitionRejected
from licensing.words.identifiers import OfficerId

ENDS = """
  terbit: {issue: {template: surat, number: "503/{seq:04d}/{year}", valid: 1 year}}
  gugur: {close: {}}
"""


def city_of(**roles: str) -> AgencyRegister:
    """The small city with these officers only."""
    city = read_city()
    officers = {
        OfficerId(id): Officer(
            OfficerId(id), id.upper(), f"{n:018d}", "X", tuple(map(parse_role, held.split()))
        )
        for n, (id, held) in enumerate(roles.items())
    }
    return AgencyRegister(city.city, city.calendar, city.agencies, officers)


def told(steps: str, register: AgencyRegister, *, beside: str = "", ends: str = ENDS) -> list[str]:
    try:
        check(
            HEADER + CONTACT + beside + "steps:" + steps + ends,
            "contoh.yaml",
            Surroundings(register, OneTemplate(), {}),
        )
    except DefinitionRejected as rejected:
        return [f"{problem.rule}: {problem.message}" for problem in rejected.problems]
    return []


THREE = """
  a: {review: {by: loket.petugas}, outcomes: {lanjut: b}}
  b: {review: {by: loket.petugas, not_by: [a]}, outcomes: {lanjut: c}}
  c: {signature: {by: loket.petugas, not_by: [a, b]}, outcomes: {ttd: terbit, x: gugur}}"""
EACH_ALONE = """
  a: {review: {by: loket.petugas}, outcomes: {lanjut: b}}
  b: {review: {by: kesehatan.tim}, outcomes: {lanjut: c}}
  c: {signature: {by: pimpinan.kepala, not_by: [a, b]}, outcomes: {ttd: terbit, x: gugur}}"""
QUORUM = """
  a:
    consultation: {ask: [{by: kesehatan.tim}, {by: lingkungan.tim}, {by: perhubungan.tim}], join: {quorum: 2}}
    outcomes: {ya: b, tidak: gugur}
  b: {signature: {by: pimpinan.kepala, not_by: [a]}, outcomes: {ttd: terbit, x: gugur}}"""
SILENCE = """
  perbaikan: {correction: {within: 1 day, on_silence: perbaikan, then: periksa}}
  periksa: {review: {by: loket.petugas}, outcomes: {lengkap: terbit, lewat: gugur}}"""
AGAIN = """
  a: {review: {by: kesehatan.tim}, outcomes: {ya: b, tidak: c, lain: gugur}}
  b: {signature: {by: perhubungan.tim, not_by: [a]}, outcomes: {ya: terbit, tidak: c}}
  c: {branch: {choose: [{when: form.nama == "a", to: a}], otherwise: terbit}}
"""
ROUND = """
  a: {review: {by: loket.petugas}, outcomes: {lanjut: b}}
  b: {signature: {by: pimpinan.kepala, not_by: [a]}, outcomes: {ttd: terbit, kembali: a, x: gugur}}"""


@pytest.mark.parametrize(
    ("steps", "officers", "problem"),
    [
        (
            THREE,
            {"p": "loket.petugas", "q": "loket.petugas"},
            'four-eyes-impossible: nobody is left who may decide step "c": a by P: lanjut → b by Q: lanjut.',
        ),
        (
            EACH_ALONE,
            {"p": "loket.petugas pimpinan.kepala", "q": "kesehatan.tim pimpinan.kepala"},
            'four-eyes-impossible: nobody is left who may decide step "c": a by P: lanjut → b by Q: lanjut.',
        ),
        (
            QUORUM,
            {"p": "kesehatan.tim lingkungan.tim", "q": "perhubungan.tim", "k": "pimpinan.kepala"},
            'answers-twice: nobody is left to answer step "a" as lingkungan.tim: a by P: ya → a by Q: tidak.',
        ),
        (
            SILENCE,
            {"p": "loket.petugas"},
            'loop-of-silence: silence leads back to step "perbaikan" for ever.',
        ),
        (
            AGAIN,
            {"p": "kesehatan.tim", "q": "kesehatan.tim perhubungan.tim"},
            'four-eyes-impossible: nobody is left who may decide step "b": a by Q: ya.',
        ),
        (
            ROUND,
            {"p": "loket.petugas pimpinan.kepala", "q": "loket.petugas pimpinan.kepala"},
            'four-eyes-impossible: nobody is left who may decide step "b": '
            "a by P: lanjut → b by Q: kembali → a by Q: lanjut.",
        ),
    ],
)
def test_a_case_that_can_get_stuck_is_shown_by_the_shortest_way(
    steps: str, officers: dict[str, str], problem: str
) -> None:
    assert told(steps, city_of(**officers)) == [problem]


@pytest.mark.parametrize(
    ("steps", "officers"),
    [
        (THREE, {"p": "loket.petugas", "q": "loket.petugas", "r": "loket.petugas"}),
        (EACH_ALONE, {"p": "loket.petugas", "q": "kesehatan.tim pimpinan.kepala", "r": "pimpinan.kepala"}),
        (
            QUORUM,
            {
                "p": "kesehatan.tim lingkungan.tim",
                "q": "perhubungan.tim",
                "r": "kesehatan.tim lingkungan.tim",
                "k": "pimpinan.kepala",
            },
        ),
        (AGAIN, {"p": "kesehatan.tim", "q": "perhubungan.tim"}),
        (ROUND, {"p": "loket.petugas", "q": "pimpinan.kepala"}),
    ],
)
def test_with_one_more_person_it_cannot(steps: str, officers: dict[str, str]) -> None:
    assert told(steps, city_of(**officers)) == []


def test_sixty_people_of_two_roles_are_few_states() -> None:
    many = {f"p{n}": "loket.petugas pimpinan.kepala" for n in range(60)}
    (problem,) = told(ROUND, city_of(**many))
    assert problem.startswith("four-eyes-impossible")
    assert told(THREE, city_of(**{f"p{n}": "loket.petugas" for n in range(60)})) == []


def test_what_holds_of_the_same_answers_holds_at_every_branch() -> None:
    steps = """
  a: {branch: {choose: [{when: form.nama == "x", to: b}], otherwise: c}}
  b: {review: {by: loket.petugas}, outcomes: {ya: d}}
  c: {review: {by: loket.petugas}, outcomes: {ya: terbit, x: gugur}}
  d: {branch: {choose: [{when: form.nama == "x", to: terbit}], otherwise: b}}"""
    assert told(steps, city_of(p="loket.petugas")) == []


def test_a_condition_on_an_outcome_may_hold_or_not() -> None:
    steps = """
  mulai: {review: {by: loket.petugas}, outcomes: {ya: a, x: gugur}}
  a: {review: {by: loket.petugas}, outcomes: {ya: b, tidak: b}}
  b: {branch: {choose: [{when: a.outcome == "ya", to: terbit}], otherwise: a}}"""
    (problem,) = told(steps, city_of(p="loket.petugas"))
    assert problem.startswith("dead-end: from step ")


def test_of_which_kind_a_case_is_is_known_where_it_begins() -> None:
    """Whoever decides c alone has decided b, but only in cases of a kind that never come to c."""
    steps = """
  a: {review: {by: kesehatan.tim}, outcomes: {ya: arah}}
  b: {review: {by: loket.petugas}, outcomes: {ya: arah}}
  arah: {branch: {choose: [{when: kind == "ubah", to: gugur}], otherwise: c}}
  c: {signature: {by: loket.petugas, not_by: [b]}, outcomes: {ttd: terbit, x: gugur}}"""
    kinds = "kinds: {baru: {}, ubah: {starts: b}}\n"
    city = city_of(p="loket.petugas", q="kesehatan.tim")
    assert told(steps, city, beside=kinds) == []
    (problem,) = told(steps.replace("ubah", "baru"), city, beside=kinds.replace("ubah", "lain"))
    assert problem.startswith("four-eyes-impossible: ")


def test_a_decision_that_is_contested_again_and_again_is_one_all_the_same() -> None:
    """She may object to every refusal, and nobody can decide otherwise; each case has ended before she does."""
    steps = """
  a: {review: {by: loket.petugas}, outcomes: {tidak: {to: b, reason: true}}}
  b: {signature: {by: pimpinan.kepala, not_by: [a]}, outcomes: {ttd: tolak}}
  tolak: {refuse: {template: surat, number: "T/{seq:04d}/{year}"}}"""
    objection = """objection:
  within: 21 working days
  steps: {kaji: {review: {by: kesehatan.tim}, outcomes: {tidak: {end: tidak, reason: true}}}}
  outcomes: {tidak: c}
"""
    again = """
  c: {signature: {by: pimpinan.kepala, not_by: [kaji]}, outcomes: {ttd: tolak}}"""
    city = city_of(p="loket.petugas", q="pimpinan.kepala", r="kesehatan.tim")
    assert told(steps + again, city, beside=objection, ends="\n") == []
    (problem,) = told(steps + again.replace("kaji", "b"), city, beside=objection, ends="\n")
    assert problem.startswith("four-eyes-impossible: ")


BACK_IN_A_LINE = """
  bersama:
    together:
      members:
        telaah:{opened}
          steps:
            periksa:
              review: {{by: kesehatan.tim}}
              outcomes: {{baik: {{end: baik}}, kembali: {{to: perbaikan, reason: true}}}}
            perbaikan:
              correction: {{within: 14 days, on_silence: {{end: gugur}}, then: periksa}}
    outcomes: {{baik: pilih, gugur: gugur}}
  pilih: {{branch: {{choose: [{{when: form.nama == "B", to: besar}}], otherwise: ttd}}}}
  besar: {{review: {{by: loket.petugas}}, outcomes: {{lanjut: ttd}}}}
  ttd: {{signature: {{by: pimpinan.kepala, not_by: [periksa]}}, outcomes: {{ttd: terbit, ulang: bersama}}}}"""


@pytest.mark.parametrize(
    ("opened", "rules"),
    [("", []), ('\n          when: form.nama == "C"', ["correction-behind", "join-cannot-fire"])],
)
def test_a_step_that_always_opens_one_line_is_left_through_that_line_only(
    opened: str, rules: list[str]
) -> None:
    found = told(BACK_IN_A_LINE.format(opened=opened), read_city())
    assert sorted(each.partition(":")[0] for each in found) == rules
