"""What changes while a step waits for its day changes whom it asks then; checked, and looked at by brute force."""

import json
from dataclasses import replace

import pytest

from features.quoting import HEADER, read_city
from licensing.city.people import Officer
from licensing.city.register import AgencyRegister, parse_role
from licensing.words.identifiers import OfficerId
from tests.definitions.test_soundness_brute import Compared, judged

ROLES = ("loket.petugas", "kesehatan.tim", "lingkungan.tim")
FORM = {
    "nama": {"type": "text"},
    "surel": {"type": "email"},
    "telepon": {"type": "phone"},
    "j": {"type": "choice", "of": ["a", "b"]},
    "k": {"type": "choice", "of": ["x", "y"]},
}
STEPS = """
steps:
  pilih: {branch: {choose: [{when: form.j == "b", to: gugur}], otherwise: bersama}}
  bersama:
    together:
      members:
        air:
          steps:
            tanya:
              consultation: {OPENSask: [{by: kesehatan.tim}, {by: lingkungan.tim, when: form.j == "b"}]}
              outcomes: {ya: {end: ya}}
        meja:
          steps:
            periksa: {review: {by: loket.petugas}, outcomes: {ya: {end: ya}, kurang: perbaikan}}
            perbaikan: {correction: {changes: all, within: 1 day, then: periksa}}
    outcomes: {ya: tanda_tangan}
  tanda_tangan: {signature: {by: lingkungan.tim, not_by: [tanya]}, outcomes: {ya: gugur}}
  gugur: {close: {}}
"""


def one_of_each() -> AgencyRegister:
    officers = [
        Officer(OfficerId(f"o{n}"), f"O{n}", f"{n:018d}", "X", (parse_role(role),))
        for n, role in enumerate(ROLES)
    ]
    return replace(read_city(), officers={officer.id: officer for officer in officers})


@pytest.mark.parametrize(
    ("opens", "verdict"), [("", "not stuck"), ("opens: 3 days after submitted, ", "stuck")]
)
def test_who_is_asked_on_the_day_is_kept_out_of_what_follows(opens: str, verdict: str) -> None:
    text = f"{HEADER}form: {json.dumps(FORM)}\n{STEPS.replace('OPENS', opens)}"
    assert judged(text, one_of_each(), most=500) == Compared(verdict, "not stuck")
