"""What came in, for whoever keeps the books: all of it, what something is to be done about, and each receipt."""

from collections.abc import Mapping
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse

from licensing.money.receipt import Source
from licensing.money.settling import settle
from licensing.ports import CaseFile
from licensing.ports.treasury import Received, Which
from licensing.words.identifiers import ApplicationNumber
from licensing.words.sentences import Sentence
from portal.acts import booking as acts
from portal.acts.bills import CHANNELS, bills_of
from portal.acts.verify import today
from portal.door.access import AnOfficer, for_officers
from portal.web.site import Here

router = for_officers()
HOME: Final = "/petugas/uang-masuk"
PAGE_ROWS: Final = 25
ONLY: Final[Mapping[str, Which]] = {
    "semua": "all",
    "tanpa-tujuan": "for-nobody",
    "beda": "differs",
    "lebih": "too-much",
    "belum-di-rekening-koran": "unstated",
}
CALLED: Final[Mapping[Which, Sentence]] = {
    "all": Sentence("semua", "all"),
    "for-nobody": Sentence("belum diketahui untuk apa", "for nobody known"),
    "differs": Sentence("dilaporkan berbeda", "told differently"),
    "too-much": Sentence("ada lebihnya", "too much"),
    "unstated": Sentence("belum di rekening koran", "not on a statement yet"),
}
EMPTY: Final[Mapping[Which, Sentence]] = {
    "all": Sentence("Belum ada uang yang masuk.", "No money has come in yet."),
    "for-nobody": Sentence(
        "Semua uang yang masuk sudah diketahui untuk tagihan mana.",
        "It is known for which bill each came in.",
    ),
    "differs": Sentence(
        "Tidak ada mutasi yang dilaporkan berbeda.", "No movement was told in two different ways."
    ),
    "too-much": Sentence(
        "Tidak ada lebih bayar yang belum dikembalikan.", "Nothing too much is left to pay back."
    ),
    "unstated": Sentence(
        "Semua yang dibayar lebih dari dua hari lalu sudah ada di rekening koran bank.",
        "All that was paid more than two days ago is on the banks' statements.",
    ),
}
SOURCES: Final[Mapping[Source, Sentence]] = {
    "notice": Sentence("pemberitahuan bank", "notice of the bank"),
    "statement": Sentence("rekening koran", "statement of the bank"),
    "by-hand": Sentence("dicatat petugas", "read off by an officer"),
}


def books(site: Here, officer: AnOfficer) -> acts.Bookkeeping:
    """What an officer keeps the books with. Raises CommandRefused for any other."""
    return acts.books_of(site.portal.treasury, site.portal.cases, officer, site.portal.now())


TheBooks = Annotated[acts.Bookkeeping, Depends(books)]


@router.get(HOME)
def money(
    request: Request, site: Here, books: TheBooks, hanya: str = "semua", halaman: int = 1
) -> HTMLResponse:
    which, page = ONLY.get(hanya, "all"), max(1, min(halaman, 1000))
    offset = (page - 1) * PAGE_ROWS
    found = books.treasury.received(books.officer, which, now=books.now, limit=PAGE_ROWS + 1, offset=offset)
    rows = found[:PAGE_ROWS]
    values = {
        **words(),
        "rows": rows,
        "seen": acts.seen_of(books, tuple(each.application for each in rows if each.application)),
        "which": which,
        "only": ONLY,
        "called": CALLED,
        "empty": EMPTY[which],
        "counts": books.treasury.counts(books.officer, now=books.now),
        "now": books.now,
        "page": page,
        "has_more": len(found) > PAGE_ROWS,
        "address": _address,
        "asked_as": hanya if hanya in ONLY else "semua",
    }
    return site.pages.show(request, "money.html", values)


@router.get(HOME + "/{bank}/{transaction}")
def receipt(
    request: Request, site: Here, books: TheBooks, bank: str, transaction: str, tercatat: str = ""
) -> HTMLResponse:
    known = acts.received(books, bank, transaction)
    values = {**words(), **about(books, known), "is_noted": tercatat == "1", "now": books.now}
    return site.pages.show(request, "receipt.html", values)


def _address(word: str, page: int = 1) -> str:
    return f"{HOME}?{urlencode({'hanya': word, 'halaman': page})}"


def words() -> dict[str, object]:
    """What every page about receipts calls things."""
    return {"home": HOME, "channels": CHANNELS, "sources": SOURCES}


def about(books: acts.Bookkeeping, known: Received) -> dict[str, object]:
    """A receipt, what it is for, and what it paid, as far as the case is for her to see."""
    seen: dict[ApplicationNumber, CaseFile] = (
        acts.seen_of(books, (known.application,)) if known.application else {}
    )
    file = next(iter(seen.values()), None)
    bill = share = None
    if file is not None:
        bill = next(
            (
                each
                for each in bills_of(file, on=today(books.now))
                if any(paid.receipt == known.receipt.key for paid in each.debt.paid)
            ),
            None,
        )
    if bill is not None:
        share = next(each for each in settle(bill.debt).shares if each.receipt == known.receipt.key)
    return {"known": known, "told": known.receipt, "case_file": file, "bill": bill, "share": share}
