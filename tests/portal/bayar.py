"""A permit type that is paid for, and a treasurer who keeps the books, for the portal's suite."""

from datetime import UTC, datetime
from functools import cache
from typing import Final

from licensing.case.commands import Decide, PassTime
from licensing.city.people import Service
from licensing.city.register import AgencyRegister, read_register
from licensing.definition.checking import restore
from licensing.history.case import Case
from licensing.money.receipt import Receipt, Source
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, OfficerId, OutcomeId, SystemId, TaskId
from tests.portal import permit
from tests.portal.memory import Memory, in_memory

BANK: Final = SystemId("bjb.va")
HOME: Final = "/petugas/uang-masuk"
OWED: Final = 1_250_000
REGISTER: Final = permit.REGISTER.replace(
    "kepala_dinas: {id: Kepala Dinas, en: Head}}",
    "kepala_dinas: {id: Kepala Dinas, en: Head, supervises: agency},"
    " bendahara: {id: Bendahara penerimaan, en: Treasurer, books: true}}",
).replace(
    "dinkes: {name: Dinas Kesehatan, short: Dinkes, roles: {tim_teknis: Tim teknis}}",
    "dinkes: {name: Dinas Kesehatan, short: Dinkes, roles: {tim_teknis: Tim teknis,"
    " bendahara: {id: Bendahara, en: Treasurer, books: true}}}",
) + (
    '  tuti: {name: Tuti Handayani, nip: "197901012005012001", position: Bendahara, roles: [dpmptsp.bendahara]}\n'
    '  yani: {name: Yani Susanti, nip: "197901012005012002", position: Bendahara, roles: [dinkes.bendahara]}\n'
)
PERMIT: Final = (
    permit.PERMIT.replace(
        "half_up 100}",
        "half_up 100}\n"
        "  bayar: {label: {id: Retribusi layanan, en: Service fee}, money: form.luas * 100000, round: down 1}",
    )
    .replace("{to: rekomendasi, label", "{to: pembayaran, label")
    .replace(
        "  rekomendasi:\n",
        """\
  pembayaran:
    name: {id: Pembayaran retribusi, en: Payment of the fee}
    payment:
      amount: values.bayar
      account: 4.1.02.03.01.0001
      bill: {template: letters/skrd, number: "SKRD/{seq:03d}/{year}"}
      within: 30 days
      interest: {percent: 1, at_most: 24 months, account: 4.1.04.12.01.0001}
      confirm: {by: dpmptsp.bendahara, not_by: [kelengkapan]}
      then: rekomendasi
      on_silence: tagihan
  tagihan:
    name: {id: Penagihan, en: Demand}
    demand:
      of: pembayaran
      bill: {template: letters/strd, number: "STRD/{seq:03d}/{year}"}
      within: 2 months
      then: rekomendasi
      on_silence: gugur
  rekomendasi:
""",
        1,
    )
)
PASSWORDS: Final = {**permit.PASSWORDS, **{OfficerId(id): f"kata sandi {id}" for id in ("tuti", "yani")}}


@cache
def register() -> AgencyRegister:
    return read_register(REGISTER, "agencies.yaml")


@cache
def process() -> Process:
    return restore(Bundle.of({DEFINITION: PERMIT.encode()}))


def city() -> Memory:
    return in_memory(register(), (process(),), dict(PASSWORDS))


def billed(memory: Memory, application: ApplicationNumber, now: datetime) -> str:
    """What the application came to is billed; the billing code."""
    rina = memory.register.officers[OfficerId("rina")]
    task = TaskId(f"{application}.kelengkapan.1.dpmptsp")
    memory.cases.handle(rina, application, Decide(task, OutcomeId("lengkap"), "", {}), now=now)
    memory.perform(application, now)
    return code_of(memory, application)


def case_of(memory: Memory, application: ApplicationNumber) -> Case:
    return memory.cases.view(Service(), application).case


def step(memory: Memory, application: ApplicationNumber) -> str:
    """Where the case stands; "" where it has ended."""
    main = case_of(memory, application).main
    return main.step if main else ""


def code_of(memory: Memory, application: ApplicationNumber) -> str:
    (debt,) = case_of(memory, application).debts.values()
    return debt.codes[-1]


def receipt(
    transaction: str, amount: int, reference: str, *, at: datetime, source: Source = "notice"
) -> Receipt:
    return Receipt(BANK, transaction, amount, at.astimezone(UTC), reference, "virtual-account", source)


def is_paid(memory: Memory, transaction: str, amount: int, reference: str, *, at: datetime) -> None:
    memory.receipts.receive([receipt(transaction, amount, reference, at=at)])


def passes(memory: Memory, application: ApplicationNumber, now: datetime) -> None:
    """What time does by itself."""
    memory.cases.handle(Service(), application, PassTime(), now=now)
    memory.perform(application, now)
