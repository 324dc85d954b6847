"""The names these tests ask for, and answers to them."""

from licensing.values.conditions import Vocabulary
from licensing.values.types import DAY, EXACT, MONEY, TEXT, WHOLE, YES_NO, Choice, Choices, Facts, Type, fact

NAMES: dict[str, Type] = {
    "form.luas": EXACT,
    "form.lebar": EXACT,
    "form.jumlah": WHOLE,
    "form.unit": WHOLE,
    "form.biaya": MONEY,
    "form.jenis": Choice(frozenset({"baru", "ubah", "lama"})),
    "form.nama": TEXT,
    "form.setuju": YES_NO,
    "form.asn": YES_NO,
    "form.kegiatan": Choices(frozenset({"a", "b", "c"})),
    "form.mulai": DAY,
    "form.selesai": DAY,
    "survei.outcome": Choice(frozenset({"layak", "tidak"})),
}
VOCABULARY = Vocabulary(NAMES, {"terbit.outcome": "but the case ends there"})

IsAnswered = str | int | tuple[str, ...] | None


def facts_of(answers: dict[str, IsAnswered]) -> Facts:
    """Answers as forms keep them, as conditions see them."""
    return {name: fact(answers.get(name), of) for name, of in NAMES.items()}
