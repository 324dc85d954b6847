"""The page of the sandbox: which systems it answers for, what is ordered, and what came. No values are shown."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from flows.agencies.sandbox.book import Book
from flows.agencies.sandbox.faults import FAULTS, TIMED, Orders
from flows.agencies.sandbox.inventing import choices
from licensing.clock.calendar import WIB
from licensing.systems.system import System

STYLE: Final = (
    "body{font:16px/1.5 sans-serif;margin:2rem;max-width:90rem;color:#0b0c0c}table{border-collapse:collapse}"
    "th,td{text-align:left;padding:.3rem .8rem;border-bottom:1px solid #b1b4b6;overflow-wrap:break-word}"
)
SYSTEMS: Final = (
    "sistem (system)",
    "nama (name)",
    "penghubung (connector)",
    "ditanya (asked)",
    "menjawab (answers)",
    "bila nilai pertama berakhir dengan (where the first value ends in)",
)
ORDERED: Final = ("sistem (system)", "gangguan (fault)", "kali (times)", "detik (seconds)")
CAME: Final = ("waktu (WIB)", "sistem (system)", "kunci (key)", "apa (what)", "HTTP", "gangguan (fault)")


def page(systems: Sequence[System], book: Book, orders: Orders) -> str:
    """The whole page, the latest call first."""
    came = (
        (
            f"{each.at.astimezone(WIB):%Y-%m-%d %H:%M:%S}",
            each.system,
            each.key,
            each.what,
            str(each.status),
            each.fault,
        )
        for each in reversed(book.came)
    )
    ordered = (
        (
            each.system,
            each.fault,
            str(each.times or "terus (on)"),
            f"{each.seconds:g}" if each.fault in TIMED else "",
        )
        for each in orders.standing()
    )
    answering = (
        (
            each.id,
            each.name.id,
            each.connector,
            ", ".join(field.id for field in each.shape.asks.fields),
            next(iter(each.shape.outcomes)),
            ", ".join(f"{last}: {outcome.id}" for last, outcome in choices(each).items()),
        )
        for each in systems
    )
    return (
        '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Sandbox sistem luar · Izin</title>'
        f"<style>{STYLE}</style></head><body><main><h1>Sandbox sistem luar</h1>"
        '<p>Semua data di sini rekaan. <span lang="en">All data here is invented.</span></p>'
        "<h2>Sistem (systems)</h2>"
        f"{_table(SYSTEMS, answering, 'Tidak ada (none).')}"
        "<h2>Gangguan yang dipesan (faults ordered)</h2>"
        f"{_table(ORDERED, ordered, 'Tidak ada (none).')}"
        f"<p>Gangguan (faults): {', '.join(f'<code>{each}</code>' for each in FAULTS)}</p>"
        "<h2>Yang datang (what came)</h2>"
        f"{_table(CAME, came, 'Belum ada (nothing).')}"
        "</main></body></html>"
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], none: str) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    if not body:
        return f"<p>{none}</p>"
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
