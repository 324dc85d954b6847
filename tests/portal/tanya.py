"""A permit type that asks a system of the features' small city, and a portal in memory over it."""

from functools import cache

from features.quoting import APPLICANT, CITY, OneTemplate, small_city, whole
from licensing.case.commands import PassTime, ReportEffect
from licensing.city.people import Service
from licensing.definition.checking import check
from licensing.definition.surroundings import Surroundings
from licensing.definition.systems import read_declared
from licensing.history.effects import Answered, Call, Result
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, FieldId, OfficerId
from tests.portal.conftest import Clock
from tests.portal.memory import Memory, in_memory

PERMIT = """\
form:
  nomor: {type: text, label: {id: Nomor wajib pajak, en: Number of the taxpayer}}
steps:
  pajak:
    name: {id: Konfirmasi pajak, en: Tax clearance}
    call:
      system: lingkungan.pajak
      ask: {nomor: form.nomor}
      within: 1 hour
      on_silence: {by: lingkungan.tim, within: 2 working days}
    outcomes: {bersih: putusan, menunggak: putusan, asing: putusan}
  putusan:
    name: {id: Putusan, en: Decision}
    review: {by: pimpinan.kepala}
    outcomes: {setuju: selesai}
  selesai: {close: {as: done}}
"""
NUMBER = "3674010001"
OWING = Answered({FieldId("status"): "menunggak", FieldId("jumlah"): 5_000_000})
PASSWORDS = {OfficerId(id): f"kata sandi {id}" for id in ("lela", "budi")}


@cache
def process() -> Process:
    """Of the small city, whose system answers a text too."""
    amount = "          jumlah: {type: money"
    text = CITY.read_text().replace(amount, f"          catatan: {{type: text, optional: true}}\n{amount}")
    around = Surroundings(small_city(), OneTemplate(), {}, systems=read_declared(text, CITY.name))
    return check(whole(PERMIT), "contoh.yaml", around)


def asking() -> Memory:
    return in_memory(small_city(), (process(),), dict(PASSWORDS))


def applied(memory: Memory, clock: Clock) -> ApplicationNumber:
    given = {name: (text,) for name, text in {**APPLICANT, "nomor": NUMBER}.items()}
    return memory.cases.submit(process(), given, {}, now=clock.now).application


def ends(memory: Memory, number: ApplicationNumber, clock: Clock, how: Result) -> None:
    """What comes of the call that is owed."""
    owed = memory.cases.view(Service(), number).case.owed.values()
    call = next(each for each in owed if isinstance(each, Call))
    memory.cases.handle(Service(), number, ReportEffect(call.key, how), now=clock.now)


def is_silent(memory: Memory, number: ApplicationNumber, clock: Clock) -> None:
    clock.passes(hours=1)
    memory.cases.handle(Service(), number, PassTime(), now=clock.now)
