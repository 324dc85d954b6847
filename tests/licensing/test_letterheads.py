"""Whose letterhead a document bears: the issuer's, or that of the agency of whoever signed, whatever came after."""

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.documents.context import context
from licensing.scenarios.scenario import Scenario, typed

CITY = read_city()
STEPS = """
steps:
  periksa: {review: {by: loket.petugas}, outcomes: {lengkap: tanda_tangan}}
  tanda_tangan: {signature: {by: pimpinan.kepala, not_by: [periksa]}, outcomes: {sah: catat}}
  catat: {review: {by: kesehatan.tim}, outcomes: {dicatat: surat}}
  surat: {letter: {template: surat, LETTERHEADthen: selesai}}
  selesai: {close: {}}
"""


@pytest.mark.parametrize(
    ("letterhead", "agency", "last"),
    [("", None, "catat"), ("letterhead: signatory, ", "pimpinan", "tanda_tangan")],
)
def test_who_signed_counts_and_not_who_decided_since(letterhead: str, agency: str | None, last: str) -> None:
    process = quoted(STEPS.replace("LETTERHEAD", letterhead).lstrip(), CITY)
    story = Scenario(CITY, process)
    story.submit(typed(APPLICANT))
    for outcome in ("lengkap", "sah", "dicatat"):
        (task,) = story.open_tasks
        story.decide(next(each for each in CITY.officers.values() if task.is_for(each)), outcome)
    assert story.refusal is None
    where = next(round.where for round in story.case.rounds if round.where.step == "surat")
    said = context(process, story.case, where, CITY, public_url="https://izin.contoh.id")
    by = next(
        task.decision.by for task in story.case.tasks.values() if task.decision and task.where.step == last
    )
    assert said["signatory"] == {"name": by.name, "nip": by.nip, "position": by.position}
    head = CITY.agencies[by.role.agency if agency else process.issuer]
    assert agency in (None, head.id)
    assert isinstance(said["letterhead"], dict)
    assert said["letterhead"]["name"] == head.name
