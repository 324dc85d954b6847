"""What whoever keeps the books does about money: a page for each, which comes back filled in until all is right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.money.codes import code_typed
from licensing.ports.treasury import Received
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence
from portal.acts import booking as acts
from portal.acts.bills import Bill, bill_with
from portal.acts.verify import today
from portal.door.access import for_officers
from portal.door.faults import status_of
from portal.door.posted import APosted, Back, Posted, Returned
from portal.web.booking_words import BACK, CONFIRM, FOR, VOID, Wording
from portal.web.kept import kept_on, let_go
from portal.web.money import HOME, TheBooks, about, words
from portal.web.refused import sentences
from portal.web.site import Here, Site

router = for_officers()


@dataclass(frozen=True, slots=True)
class Form:
    """A page that books something: its words, what stands in it, and what is told beside it."""

    wording: Wording
    typed: Mapping[str, str]
    back: str
    beside: Mapping[str, object] = field(default_factory=dict[str, object])


Book = Callable[[], str]
"""Books what was typed, and says where to go on."""


@router.get(HOME + "/catat")
def ask_confirmed(request: Request, site: Here, books: TheBooks) -> HTMLResponse:
    return _ask(request, site, books, _confirming(books, None))


@router.post(HOME + "/catat")
def confirmed(request: Request, site: Here, books: TheBooks, posted: APosted, back: Back) -> Response:
    form = _confirming(books, posted)
    typed = form.typed
    read = acts.ReadOff(typed["kode"], typed["bank"], typed["mutasi"], typed["jumlah"], typed["tanggal"])

    def book() -> str:
        acts.confirm(books, read)
        return f"{HOME}/{read.bank.strip()}/{read.transaction.strip()}?tercatat=1"

    return _do(request, site, books, form, back, book)


@router.get(HOME + "/{bank}/{transaction}/untuk")
def ask_for(request: Request, site: Here, books: TheBooks, bank: str, transaction: str) -> HTMLResponse:
    known = acts.received(books, bank, transaction)
    return _ask(request, site, books, _for(books, known, None))


@router.post(HOME + "/{bank}/{transaction}/untuk")
def is_for(
    request: Request, site: Here, books: TheBooks, bank: str, transaction: str, posted: APosted, back: Back
) -> Response:
    """First what the code is for is shown, then it is booked."""
    known = acts.received(books, bank, transaction)
    form = _for(books, known, posted)
    code = code_typed(form.typed["kode"])
    if back is None and code is not None and posted.text("sudah") != code and form.beside["bill"]:
        return _show(request, site, form, {}, status=200)

    def book() -> str:
        acts.assign(books, known, form.typed["kode"])
        return f"{HOME}/{known.receipt.key}?tercatat=1"

    return _do(request, site, books, form, back, book)


@router.get(HOME + "/{bank}/{transaction}/kembali")
def ask_back(request: Request, site: Here, books: TheBooks, bank: str, transaction: str) -> HTMLResponse:
    known = acts.received(books, bank, transaction)
    return _ask(request, site, books, _returning(books, known, None))


@router.post(HOME + "/{bank}/{transaction}/kembali")
def is_back(
    request: Request, site: Here, books: TheBooks, bank: str, transaction: str, posted: APosted, back: Back
) -> Response:
    known = acts.received(books, bank, transaction)
    form = _returning(books, known, posted)
    typed = acts.Returned(form.typed["jumlah"], form.typed["tanggal"], form.typed["bukti"])

    def book() -> str:
        acts.pay_back(books, known, typed)
        return f"{HOME}/{known.receipt.key}?tercatat=1"

    return _do(request, site, books, form, back, book)


@router.get(HOME + "/tagihan/{code}/batal")
def ask_void(request: Request, site: Here, books: TheBooks, code: str) -> HTMLResponse:
    return _ask(request, site, books, _voiding(books, code, None))


@router.post(HOME + "/tagihan/{code}/batal")
def is_void(
    request: Request, site: Here, books: TheBooks, code: str, posted: APosted, back: Back
) -> Response:
    form = _voiding(books, code, posted)

    def book() -> str:
        case = acts.void(books, code, form.typed["alasan"])
        return f"/petugas/permohonan/{case.application}"

    return _do(request, site, books, form, back, book)


def _confirming(books: acts.Bookkeeping, posted: Posted | None) -> Form:
    return Form(CONFIRM, _typed(CONFIRM, posted), HOME)


def _for(books: acts.Bookkeeping, known: Received, posted: Posted | None) -> Form:
    typed = _typed(FOR, posted)
    return Form(
        FOR, typed, f"{HOME}/{known.receipt.key}", {**_receipt(books, known), **_meant(books, typed["kode"])}
    )


def _returning(books: acts.Bookkeeping, known: Received, posted: Posted | None) -> Form:
    """Begins with what is left."""
    acts.debt_of_receipt(books, known)
    begun = {"jumlah": str(known.left_rupiah)} if posted is None and known.left_rupiah else {}
    typed = {**_typed(BACK, posted), **begun}
    return Form(BACK, typed, f"{HOME}/{known.receipt.key}", _receipt(books, known))


def _voiding(books: acts.Bookkeeping, code: str, posted: Posted | None) -> Form:
    file, debt = acts.billed(books, code)
    bill = bill_with(file, debt.codes[-1], on=today(books.now))
    beside = {"case_file": file, "bill": bill}
    return Form(VOID, _typed(VOID, posted), f"/petugas/permohonan/{file.case.application}", beside)


def _receipt(books: acts.Bookkeeping, known: Received) -> dict[str, object]:
    return {**about(books, known), "case_file": None, "bill": None}


def _meant(books: acts.Bookkeeping, typed: str) -> dict[str, object]:
    """What a code is for; nothing where it is for nothing that she sees."""
    try:
        file, debt = acts.billed(books, typed)
    except CommandRefused:
        return {"case_file": None, "bill": None}
    bill: Bill | None = bill_with(file, debt.codes[-1], on=today(books.now))
    return {"case_file": file, "bill": bill, "meant": code_typed(typed)}


def _typed(wording: Wording, posted: Posted | None) -> dict[str, str]:
    return {line.name: posted.text(line.name) if posted else "" for line in wording.lines}


def _ask(request: Request, site: Site, books: acts.Bookkeeping, form: Form) -> HTMLResponse:
    kept = kept_on(request, site, books.officer)
    typed = {**form.typed, **_typed(form.wording, kept.posted)} if kept else form.typed
    begun = Form(form.wording, typed, form.back, {**form.beside, "kept": kept})
    return _show(request, site, begun, {}, status=200)


def _do(
    request: Request, site: Site, books: acts.Bookkeeping, form: Form, back: Returned | None, book: Book
) -> Response:
    if back is not None:
        return _show(request, site, form, {"": back.why} if back.why else {}, status=back.status)
    try:
        address = book()
    except CommandRefused as refused:
        return _show(request, site, form, sentences(refused), status=status_of(refused.code))
    let_go(request, site, books.officer)
    return RedirectResponse(address, 303)


def _show(
    request: Request, site: Site, form: Form, wrong: Mapping[str, Sentence], *, status: int
) -> HTMLResponse:
    known = {"known": None, "told": None, "case_file": None, "bill": None, "meant": None, "kept": None}
    values = {
        **words(),
        **known,
        **form.beside,
        "typed_at": request.url.path,
        "form": form,
        "wording": form.wording,
        "wrong": wrong,
        "places": {line.part: line.name for line in form.wording.lines},
    }
    return site.pages.show(request, "booking.html", values, status=status)
