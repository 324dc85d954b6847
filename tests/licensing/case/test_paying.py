"""Money and what else happens to a case: it is given up, suspended, corrected, cancelled, or assessed absurdly."""

from dataclasses import replace
from datetime import timedelta

from features.quoting import APPLICANT, quoted_here, read_city
from licensing.case.commands import Resume, Suspend, Withdraw
from licensing.case.deciding import decide
from licensing.case.paying_commands import AssignReceipt, ConfirmPayment, PayBack, ReceiveMoney, VoidDebt
from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.clock.calendars import Calendars
from licensing.forms.form import Form
from licensing.history.events import BillCoded, NumberAssigned
from licensing.money.debt import Debt
from licensing.money.receipt import Receipt
from licensing.money.settling import settle
from licensing.scenarios.scenario import Scenario
from licensing.systems.shape import Shape
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import StepId, SystemId
from licensing.words.sentences import Sentence

PERMIT = """\
form:
  luas: {type: integer}
values:
  retribusi: {money: form.luas * 1000, round: "down 1"}
  denda: {money: 5000 + 0, round: "down 1"}
anytime:
  withdraw: {by: applicant, until: putusan, to: gugur}
  suspend: {by: loket.petugas, reason: true, resume: pimpinan.kepala}
steps:
  penetapan:
    review: {by: loket.petugas}
    outcomes: {ditetapkan: pembayaran}
  perbaikan: {correction: {within: 14 days, on_silence: gugur, then: penetapan}}
  pembayaran:
    payment:
      amount: values.retribusi
      account: 4.1.02.03.01.0001
      bill: {template: surat, number: "SKRD/{seq:03d}/{year}"}
      within: 30 days
      interest: {percent: 1, at_most: 24 months, account: 4.1.04.12.01.0001}
      confirm: {by: loket.petugas, not_by: [penetapan]}
      then: putusan
      on_silence: tagihan
  tagihan:
    demand:
      of: pembayaran
      bill: {template: surat, number: "STRD/{seq:03d}/{year}"}
      within: 24 months
      then: putusan
      on_silence: gugur
  putusan:
    review: {by: pimpinan.kepala}
    outcomes: {setuju: denda, ulang: {to: perbaikan, reason: true}}
  denda:
    payment:
      amount: values.denda
      account: 4.1.04.12.01.0002
      bill: {template: surat, number: "SKRDD/{seq:03d}/{year}"}
      confirm: {by: loket.petugas}
      then: selesai
  selesai: {close: {as: done}}
  gugur: {close: {}}
"""


def billed(luas: str = "1000", permit: str = PERMIT) -> Scenario:
    story = Scenario(read_city(), quoted_here(permit))
    story.submit({**{name: (said,) for name, said in APPLICANT.items()}, "luas": (luas,)})
    story.decide(story.officer("Rina"), "ditetapkan" if permit == PERMIT else "baik")
    return story


def again_with(story: Scenario, luas: str) -> None:
    story.decide(story.officer("Budi"), "ulang", reason="Salah ukur.")
    story.correct({**{name: (said,) for name, said in APPLICANT.items()}, "luas": (luas,)})
    story.decide(story.officer("Rina"), "ditetapkan")


def receipt(story: Scenario, name: str, amount: int) -> Receipt:
    return Receipt(SystemId("bank.va"), name, amount, story.now, "", "virtual-account", "notice")


def pay(story: Scenario, name: str, amount: int, of: str = "pembayaran") -> None:
    story.tell(ReceiveMoney(debt(story, of).id, receipt(story, name, amount)), by=Service())


def debt(story: Scenario, of: str = "pembayaran") -> Debt:
    return next(each for id, each in story.case.debts.items() if id == of)


def stands_at(story: Scenario) -> str | None:
    return story.case.main.step if story.case.main else story.case.ending


def test_a_movement_is_read_off_the_statement_of_the_bank_that_the_bill_is_paid_through() -> None:
    """Under another name it would be a second receipt when that bank's statement tells it."""
    story = billed()
    known = story.process.steps[StepId("pembayaran")]
    assert known.payment is not None
    bank = Shape(SystemId("bank.va"), Sentence("Bank", "Bank"), Form(()), Form(()), {})
    step = replace(known, payment=replace(known.payment, bank=bank))
    process = replace(story.process, steps={**story.process.steps, step.id: step})
    dewi = next(each for each in story.register.holding(known.payment.confirm) if each.name != "Rina")

    def confirmed(of: str) -> list[str]:
        read = ConfirmPayment(debt(story).id, SystemId(of), "K-1", 1_000_000, story.now.date())
        try:
            decide(process, story.case, read, by=dewi, now=story.now, calendar=Calendars())
        except CommandRefused as refused:
            return [f"{part}: {fault.en}" for part, fault in refused.fields.items()]
        return []

    assert confirmed("bank.va") == []
    assert confirmed("bank.vaa") == ["bank: This bill is paid through bank.va. Write that."]


def test_whoever_is_billed_can_give_up() -> None:
    story = billed()
    story.tell(Withdraw(""), by=story.applicant)
    assert story.refusal is None
    story.perform()
    assert (stands_at(story), settle(debt(story)).payable_rupiah(story.now.date())) == ("lapsed", 0)
    pay(story, "A", 1_000_000)
    assert [each.left_rupiah for each in settle(debt(story)).shares] == [1_000_000]


def test_no_interest_counts_while_a_case_stands_still_nor_in_the_time_given_again() -> None:
    story = billed()
    story.tell(Suspend("Sengketa lahan."), by=story.officer("Rina"))
    story.pass_until(story.now + timedelta(days=60))
    assert stands_at(story) == "pembayaran"
    story.tell(Resume(""), by=story.officer("Budi"))
    story.pass_until(story.now + timedelta(days=20))
    pay(story, "A", 1_000_000)
    assert (stands_at(story), settle(debt(story)).interest_rupiah) == ("putusan", 0)


def test_what_was_paid_back_is_owed_again_where_more_is_assessed() -> None:
    story = billed()
    pay(story, "A", 1_200_000)
    back = PayBack(
        debt(story).id, receipt(story, "A", 1).key, 200_000, story.now.astimezone(WIB).date(), "SP2D/1"
    )
    story.tell(back, by=story.officer("Tono"))
    again_with(story, "1200")
    assert (stands_at(story), settle(debt(story)).unpaid_rupiah) == ("pembayaran", 200_000)
    pay(story, "B", 200_000)
    assert stands_at(story) == "putusan"
    again_with(story, "0")
    assert (stands_at(story), sum(each.left_rupiah for each in settle(debt(story)).shares)) == (
        "putusan",
        1_200_000,
    )


def test_nothing_of_a_bill_that_was_cancelled_is_demanded() -> None:
    story = billed()
    story.tell(VoidDebt(debt(story).id, "Salah hitung."), by=story.officer("Tono"))
    told = len([each for each in story.events if isinstance(each, NumberAssigned | BillCoded)])
    story.pass_until(story.now + timedelta(days=40))
    assert stands_at(story) == "tagihan"
    assert len([each for each in story.events if isinstance(each, NumberAssigned | BillCoded)]) == told
    story.pass_until(story.now + timedelta(days=900))
    assert stands_at(story) == "lapsed"


def test_nobody_is_billed_for_more_than_books_hold() -> None:
    story = billed("999999999999999")
    assert story.refusal is not None
    assert "15 digits" in story.refusal.sentence.en
    assert stands_at(story) == "penetapan"
    story = billed("999999999999")
    assert stands_at(story) == "pembayaran"


def test_money_of_one_bill_is_not_said_to_be_for_another_of_its_case() -> None:
    story = billed()
    pay(story, "A", 1_000_000)
    story.perform()
    story.decide(story.officer("Budi"), "setuju")
    told = receipt(story, "A", 1_000_000)
    story.tell(AssignReceipt(debt(story, "denda").id, told), by=story.officer("Tono"))
    assert story.refusal is not None
    assert story.refusal.code == "already-there"
    story.tell(AssignReceipt(debt(story).id, told), by=story.officer("Tono"))
    assert story.refusal is None


def test_what_nobody_asks_for_any_more_can_be_cancelled_while_it_is_not_paid() -> None:
    """A line that was withdrawn leaves its bill; paid, it would stay so."""
    permit = """\
form:
  luas: {type: integer}
values:
  retribusi: {money: form.luas * 1000, round: "down 1"}
steps:
  bersama:
    together:
      members:
        uang:
          steps:
            hitung: {review: {by: loket.petugas}, outcomes: {baik: bayar}}
            bayar:
              payment:
                amount: values.retribusi
                account: 4.1.02.03.01.0001
                bill: {template: surat, number: "SKRD/{seq:03d}/{year}"}
                confirm: {by: loket.petugas}
                then: {end: ok}
        teknis:
          steps:
            lihat: {review: {by: kesehatan.tim}, outcomes: {baik: {end: ok}, buruk: {end: tolak}}}
      veto: [tolak]
    outcomes: {ok: putusan, tolak: putusan}
  putusan: {review: {by: pimpinan.kepala}, outcomes: {setuju: selesai}}
  selesai: {close: {as: done}}
"""
    story = billed("10", permit)
    story.decide(story.officer("Sari"), "buruk")
    (withdrawn,) = story.case.debts.values()
    story.tell(VoidDebt(withdrawn.id, "Tidak ditagih lagi."), by=story.officer("Tono"))
    assert story.refusal is None
    assert settle(story.case.debts[withdrawn.id]).payable_rupiah(story.now.date()) == 0
