"""Contexts as a template could get them, made from what it is offered: nobody in them exists.

Turn 0 has the shortest of everything and nothing that may be missing, turn 1 the longest and everything; later turns
mix, the same way each time. `words` are texts the template asks for, so that a turn may come to every branch.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final, TypeVar, assert_never
from zlib import crc32

from licensing.documents.printable import Context, Value
from licensing.documents.shapes import Kind, Leaf, OneOf, Shape, Written

T = TypeVar("T")

SHORTEST: Final = 0
LONGEST: Final = 1
USUAL: Final = -1
"""Neither: as long as most are, and every text says which it is."""
_USUAL_LENGTH: Final = 40
_USUAL_ITEMS: Final = 2
_ITEMS: Final = (0, 1, 3)
_NAME: Final = "Badan Pelaksana Pelayanan Terpadu dan Pengawasan Kegiatan Masyarakat Kota Contoh Selatan"
_DAYS: Final = (date(2026, 5, 1), date(2026, 9, 30))
_OF_KIND: Final[Mapping[Kind, tuple[Value, ...]]] = {
    "text": ("A", _NAME),
    "short": ("503/1/2026", "https://izin.contoh.id/periksa/k7Qm2vX9TfLr4bZc8NwY3d"),
    "day": _DAYS,
    "maybe": (None, *_DAYS),
    "maybe text": (None, "A", _NAME),
    "number": (1, 1_000_000),
    "yes or no": (False, True),
    "code": ("",),
}


def sampled(offered: Shape, turn: int, *, words: Collection[str] = ()) -> Context:
    """A context with exactly the names offered.

    Args:
        turn: which of them: `SHORTEST`, `LONGEST`, `USUAL`, or 2, 3, … of all lengths.
    """
    looked_for = tuple(words) if turn > LONGEST else ()
    return {name: _value(below, name, turn, looked_for) for name, below in offered.items()}


def _value(shape: Shape | Leaf, path: str, turn: int, words: tuple[str, ...]) -> Value:
    if isinstance(shape, str | OneOf | Written):
        return _usual(shape, path) if turn == USUAL else _chosen(_range(shape, words), path, turn)
    if "*" in shape:
        count = _USUAL_ITEMS if turn == USUAL else _chosen(_ITEMS, path, turn)
        return tuple(_value(shape["*"], f"{path}.{n}", turn, words) for n in range(count))
    return {name: _value(below, f"{path}.{name}", turn, words) for name, below in shape.items()}


def _usual(leaf: Leaf, path: str) -> Value:
    """What is most often there: a text that says which it is, a number as numbers are, the first day or choice."""
    values = _range(leaf, ())
    last = values[-1]
    if isinstance(leaf, OneOf):
        return next((text for text in leaf.texts if text), last)
    if leaf == "short":
        return last if path.endswith("url") else values[0]
    if not isinstance(last, str):
        return next(value for value in values if value is not None)
    return last if len(last) <= _USUAL_LENGTH else f"Contoh {_called(path)}"


def _called(path: str) -> str:
    """What the last part of a path that is no place in a list is called."""
    return next(part for part in reversed(path.split(".")) if not part.isdigit()).replace("_", " ")


def _range(leaf: Leaf, words: tuple[str, ...]) -> tuple[Value, ...]:
    match leaf:
        case OneOf(texts=texts):
            return tuple(sorted(texts, key=len)) or ("",)
        case Written(shortest=short, longest=long):
            return (short, *words, long)
        case str():
            return (*_OF_KIND[leaf], *(words if leaf == "text" else ()))
        case _ as never:
            assert_never(never)


def _chosen(values: tuple[T, ...], path: str, turn: int) -> T:
    if turn in (SHORTEST, LONGEST):
        return values[0 if turn == SHORTEST else -1]
    return values[crc32(f"{turn}:{path}".encode()) % len(values)]
