"""The shapes of what every template is offered alike: agencies, decisions, minutes, and answers by their types."""

from collections.abc import Mapping
from typing import Final

from licensing.documents.checklist import NOT_RIGHT, RIGHT
from licensing.documents.row_files import KEY as DOCUMENTS
from licensing.documents.shapes import (
    DAY,
    MAYBE,
    MAYBE_TEXT,
    NUMBER,
    SHORT,
    TEXT,
    YES_NO,
    Leaf,
    OneOf,
    Shape,
    Written,
)
from licensing.forms.people import PRINTED
from licensing.forms.text import FieldText, FormText
from licensing.register.holdings import Taken
from licensing.text.labels import readable

REMARK: Leaf = Written("", "Alasan yang panjang, dengan banyak kata dan beberapa kalimat. " * 12)
SHA256: Leaf = Written("0" * 64, "8" * 64)
REACHED: Leaf = Written("", "Jalan Contoh yang Panjang Nomor 123, Kelurahan Contoh, Kecamatan Contoh")
UPLOADED: Shape = {"*": {"label": TEXT, "count": NUMBER, "files": {"*": {"name": TEXT}}}}
OF_ROWS: Shape = {"*": {"label": TEXT, "count": NUMBER, "files": {"*": {"name": TEXT, "sha256": SHA256}}}}
SAID: Leaf = Written(
    "", "Kirim laporan akhir dengan foto dari tiga sisi, paling lambat pada hari yang disebut. " * 4
)
PEOPLE: Shape = {"*": dict.fromkeys(PRINTED, TEXT)}
CORNERS: Shape = {"*": {"latitude": SHORT, "longitude": SHORT}}
COMPUTED: Leaf = Written("", "1.234.567,89")
AGENCY: Shape = {
    "name": TEXT,
    "short": TEXT,
    "address": REACHED,
    "phone": REACHED,
    "email": REACHED,
    "website": REACHED,
}
CHECKED: Shape = {"*": {"label": TEXT, "verdict": OneOf((RIGHT, NOT_RIGHT)), "remark": REMARK}}
_DECIDED: dict[str, Shape | Leaf] = {
    "agency": AGENCY,
    "by": {"name": TEXT, "nip": TEXT, "position": TEXT},
    "outcome_label": TEXT,
    "outvoted": YES_NO,
    "reason": REMARK,
    "on": DAY,
    "checks": CHECKED,
}
DECISION: dict[str, Shape | Leaf] = {
    **_DECIDED,
    "record": Written("", "baris kedua belas dari daftar, sebagaimana disebut pemohon"),
}
MINUTES: Shape = {"number": SHORT, "on": DAY, "outcome": TEXT}
SIGNED: Shape = {
    **_DECIDED,
    "answers": {"*": {"label": TEXT, "answer": REMARK}},
    "documents": UPLOADED,
}
_MOST_SAMPLED: Final = 1_200
_SHOWN: Final[Mapping[str, tuple[str, str]]] = {
    "date": ("1 Mei 2026", "30 September 2026"),
    "integer": ("0", "1.000.000"),
    "decimal": ("0", "1.234.567,89"),
    "money": ("Rp0", "Rp1.234.567.890"),
    "nik": ("3674010101900001", "3674010101900001"),
    "phone": ("0812-3456-789", "0812-3456-7890-12"),
    "postcode": ("15310", "15310"),
    "area": ("", "; ".join(["-6.301200, 106.702300"] * 20)),
    "point": ("0.000000, 0.000000", "-6.301200, 106.702300"),
    "email": ("a@b.id", "nama.yang.panjang.sekali@alamat-surel-yang-panjang.contoh.id"),
}
"""How answers of a type are shown, the shortest and the longest."""
TASK: Final[Shape] = {
    "due_on": MAYBE,
    "provisional": SAID,
    "provisional_en": SAID,
    "name": SAID,
    "name_en": SAID,
    "words": SAID,
    "words_en": SAID,
    "named": {"*": {"label": TEXT, "remark": REMARK}},
}
TIME_LIMIT: Final[Shape] = {
    "ends_on": MAYBE,
    "provisional": SAID,
    "provisional_en": SAID,
    "extended": SAID,
    "extended_en": SAID,
}


def form_shape(fields: FormText) -> Shape:
    """What each answer of a form is when it is shown."""
    return {id: _answer(text) for id, text in fields.items()}


def fact_shape(takes: tuple[Taken, ...]) -> Shape:
    """What a fact is: whether there is a licence, how many, and what else is told of the one that lasts longest."""
    leaves: dict[str, Leaf] = {"number": MAYBE_TEXT, "holder": MAYBE_TEXT, "valid_until": MAYBE}
    return {"held": OneOf(("ya", "")), "count": NUMBER, **{part: leaves[part] for part in takes}}


def _answer(text: FieldText) -> Shape | Leaf:
    """What an answer is when it is shown: one of the labels, or "" for none, where they are written here; or rows."""
    if text.type == "list":
        return _rows(text)
    if text.type in ("people", "area"):
        return PEOPLE if text.type == "people" else CORNERS
    unasked = ("",) if text.optional or text.when is not None else ()
    if text.type == "boolean":
        return OneOf(("Ya", "Tidak", *unasked))
    if text.type == "choice" and isinstance(text.offered, dict):
        return OneOf((*(label.id for label in text.offered.values()), *unasked))
    if text.type == "choice" and text.offered:
        return OneOf((*(readable(choice).id for choice in text.offered), *unasked))
    return _written(text)


def _rows(text: FieldText) -> Shape:
    """The columns of each row; an area stands there in one line."""
    columns: dict[str, Shape | Leaf] = {
        id: _written(each) if each.type == "area" else _answer(each) for id, each in (text.form or {}).items()
    }
    files: Shape = {DOCUMENTS: OF_ROWS} if text.documents else {}
    return {"*": {**columns, **dict.fromkeys(text.values or {}, COMPUTED), **files}}


def _written(text: FieldText) -> Leaf:
    """What is typed freely, from the shortest to the longest."""
    unasked = ("",) if text.optional or text.when is not None else ()
    short, long = _SHOWN.get(text.type, ("A", "Jawaban yang panjang, kata demi kata, " * 20))
    most = min(text.longest, _MOST_SAMPLED)
    return Written("" if unasked else short, long if text.type in _SHOWN else (long * 20)[:most])
