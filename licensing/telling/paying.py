"""Money told: what was assessed, what came in, what was paid back. Nobody's account is named."""

from typing import assert_never

from licensing.city.mandates import Acted
from licensing.clock.calendar import WIB
from licensing.clock.wording import written_day
from licensing.history.events import AmountAssessed, BillCoded, DebtVoided, MoneyPaidBack, MoneyReceived
from licensing.history.events.paying import PayingEvent
from licensing.telling.names import IZIN, Names
from licensing.telling.personal import marked
from licensing.telling.told import Told, Who
from licensing.words.amounts import rupiah
from licensing.words.sentences import Sentence


def tell_paying(names: Names, event: PayingEvent) -> Told:
    """One event about money, told; everybody whom the case concerns reads of it."""
    match event:
        case AmountAssessed():
            return Told(event.at, IZIN, _assessed(event), where=event.where)
        case BillCoded():
            what = Sentence(f"Kode bayar {event.code}", f"Billing code {event.code}")
            return Told(event.at, IZIN, what, where=event.where)
        case MoneyReceived():
            amount, day = rupiah(event.amount_rupiah), written_day(event.paid_at.astimezone(WIB).date())
            what = Sentence(
                f"Pembayaran {amount} diterima, tanggal bayar {day.id}",
                f"Payment of {amount} received, paid on {day.en}",
            )
            return Told(event.at, _who(names, event.by), what)
        case DebtVoided():
            what = Sentence("Tagihan dibatalkan", "Bill cancelled")
            return Told(event.at, _who(names, event.by), what, marked(event.reason))
        case MoneyPaidBack():
            amount = rupiah(event.amount_rupiah)
            what = Sentence(
                f"{amount} dikembalikan kepada pembayar, nomor {event.order}",
                f"{amount} paid back to the payer, number {event.order}",
            )
            return Told(event.at, _who(names, event.by), what)
        case _:
            assert_never(event)


def _assessed(event: AmountAssessed) -> Sentence:
    amount = rupiah(event.amount_rupiah - event.reduced_rupiah)
    if event.amount_rupiah == event.reduced_rupiah:
        return Sentence("Tidak ada yang perlu dibayar", "Nothing is to be paid")
    until = written_day(event.due) if event.due else None
    id = f"Ditetapkan {amount}" + (f", dibayar paling lambat {until.id}" if until else "")
    en = f"Assessed {amount}" + (f", to be paid by {until.en}" if until else "")
    if event.reduced_rupiah:
        off = rupiah(event.reduced_rupiah)
        id, en = f"{id} (setelah keringanan {off})", f"{en} (after a reduction of {off})"
    return Sentence(id, en)


def _who(names: Names, by: Acted | None) -> Who:
    return IZIN if by is None else names.acted(by)
