"""The bank's page: a form to pay a code, and what moved, the latest first."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from flows.agencies.sandbox.bank.account import Movement
from flows.agencies.sandbox.bank.faults import FAULTS, Order
from flows.agencies.sandbox.bank.notifying import Notice
from flows.agencies.sandbox.page import STYLE
from licensing.clock.calendar import WIB

MOST_TOLD: Final = 200
HEADS: Final = ("waktu (WIB)", "nomor", "kode bayar", "kanal", "rupiah", "gangguan", "diberitahukan")
FORM: Final = (
    '<form method="post" action="admin/pay"><p><label>Kode bayar (billing code) <input name="code" '
    'inputmode="numeric"></label></p><p><label>Jumlah (amount), kosong = sesuai tagihan <input name="amount" '
    'inputmode="numeric"></label></p><p><label>Kanal <select name="channel"><option>VA<option>QRIS'
    "<option>TRANSFER</select></label> <button>Bayar (pay)</button></p></form>"
)


def page(movements: Sequence[Movement], notices: Mapping[str, Notice], orders: Sequence[Order]) -> str:
    """The whole page."""
    rows = "".join(_row(each, notices.get(each.number)) for each in reversed(movements[-MOST_TOLD:]))
    heads = "".join(f'<th scope="col">{each}</th>' for each in HEADS)
    table = (
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        if rows
        else "<p>Belum ada (nothing).</p>"
    )
    ordered = ", ".join(f"<code>{each.fault}</code>" for each in orders) or "tidak ada (none)"
    return (
        '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Sandbox bank · Izin</title>'
        f"<style>{STYLE}</style></head><body><main><h1>Sandbox bank</h1>"
        '<p>Semua uang di sini rekaan. <span lang="en">All money here is invented.</span></p>'
        f"{FORM}<p>Gangguan yang dipesan (faults ordered): {ordered}; "
        f"{', '.join(f'<code>{each}</code>' for each in FAULTS)}</p>"
        f"<h2>Mutasi (movements)</h2>"
        f"{table}</main></body></html>"
    )


def _row(movement: Movement, notice: Notice | None) -> str:
    told = f"{notice.code} ({notice.tries})" if notice else "-"
    cells = (
        f"{movement.at.astimezone(WIB):%Y-%m-%d %H:%M:%S}",
        movement.number,
        movement.reference or "-",
        movement.channel,
        f"{'-' if movement.is_debit else ''}{movement.amount_rupiah:,}".replace(",", "."),
        notice.fault if notice else "",
        told,
    )
    return f"<tr>{''.join(f'<td>{escape(each)}</td>' for each in cells)}</tr>"
