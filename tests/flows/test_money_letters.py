"""Letters about money to an address that nobody has confirmed."""

from flows.performers.plainly import plain_notice
from licensing.city.people import Service
from licensing.history.effects import Moment, Notify
from licensing.history.places import MAIN, At
from licensing.words.identifiers import DocumentId, EffectKey, StepId
from tests.browser.states import FORM, KTP
from tests.portal import bayar
from tests.portal.conftest import Clock


def told(moment: Moment) -> str:
    """What is written while half of a bill is paid."""
    clock, memory = Clock(), bayar.city()
    answers = {**FORM, "parkir": ("false",)}
    number = memory.cases.submit(
        bayar.process(), answers, {DocumentId("ktp"): KTP}, now=clock.now
    ).application
    bayar.is_paid(memory, "A1", 100, bayar.billed(memory, number, clock.now), at=clock.now)
    file = memory.cases.view(Service(), number)
    effect = Notify(EffectKey("x"), At(MAIN, StepId("pembayaran"), 1), moment)
    url = "https://izin.example"
    return plain_notice(effect, file.process, file.case, memory.register, public_url=url, link=url).body


def test_a_bill_says_until_when_and_no_amount() -> None:
    said = told("bill")
    assert "Ada tagihan yang harus dibayar, paling lambat 23 Desember 2026" in said
    assert "Rp" not in said


def test_that_money_came_says_no_day_by_which() -> None:
    assert "Pembayaran sudah diterima.\n" in told("paid")
