"""A permit type whose cases take some of a number, vehicles on a route, and some days, of a hall."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

import pytest

from licensing.case.commands import Correct, Decide
from licensing.city.people import Service, Tracker
from licensing.ports import Purpose, Receipt
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, OutcomeId
from tests.ports.graves import DEFINITION as GRAVES
from tests.ports.stories import Ports
from tests.storage.process import DOCUMENTS, NOW, TYPED, officer, trial

DEFINITION = (
    GRAVES.replace(
        "  petak: {pool: petak, key: form.petak, keep: issued}\n",
        """\
  kuota: {pool: angkot, key: form.trayek, of: 5, takes: form.banyak, keep: issued}
  balai:
    name: {id: Balai, en: Hall}
    pool: balai
    key: form.gedung
    from: form.mulai
    until: form.selesai
    keep: issued
""",
    )
    .replace("    bar: {key: form.nama, for: 1 year, reason: {id: Laporan tidak masuk, en: No report}}\n", "")
    .replace(
        "  petak: {type: text, optional: true}\n",
        """\
  trayek: {type: text, optional: true}
  banyak: {type: integer, min: 0, optional: true}
  gedung: {type: text, optional: true}
  mulai: {type: date, optional: true}
  selesai: {type: date, min: form.mulai, optional: true}
""",
    )
    .replace(
        "{ditandatangani: terbit, tidak: lalai}",
        "{ditandatangani: terbit, ubah: {to: perbaikan, reason: true}, tidak: lalai}",
    )
    .replace(
        "  lalai:\n",
        "  perbaikan: {correction: {within: 14 days, on_silence: lalai, changes: all, then: tanda_tangan}}\n  lalai:\n",
        1,
    )
)

NEW = Purpose("baru")


def apply(
    portal: Ports,
    purpose: Purpose = NEW,
    *,
    name: str = "Ani Wijaya",
    now: datetime = NOW,
    wanted: Mapping[str, str] = MappingProxyType({}),
    **answers: str,
) -> Receipt:
    given = {field: [text] for field, text in {**wanted, **answers}.items()}
    typed: Mapping[str, Sequence[str]] = {**TYPED, "nama": [name], **given}
    return portal.cases.submit(trial(DEFINITION), typed, DOCUMENTS, now=now, purpose=purpose)


def refusal(portal: Ports, purpose: Purpose = NEW, *, now: datetime = NOW, **answers: str) -> CommandRefused:
    with pytest.raises(CommandRefused) as refused:
        apply(portal, purpose, now=now, wanted=answers)
    assert refused.value.code == "taken"
    return refused.value


def send_back(portal: Ports, izin: Ports, number: ApplicationNumber) -> None:
    (task,) = izin.cases.view(Service(), number).case.open_tasks
    portal.cases.handle(officer("budi"), number, Decide(task.id, OutcomeId("ubah"), "Lain hari", {}), now=NOW)


def correct(portal: Ports, izin: Ports, number: ApplicationNumber, **answers: str) -> None:
    (task,) = izin.cases.view(Service(), number).case.open_tasks
    given = {field: [text] for field, text in answers.items()}
    portal.cases.handle(Tracker(number), number, Correct(task.id, given, {}), now=NOW)
