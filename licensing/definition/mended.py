"""What was mended: parts that the designer left out or wrote wrong, so that the rest can be checked all the same.

That they are wrong has been said; nothing that follows from them is said as well.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from licensing.text.source import Path, Plain, Source


@dataclass(slots=True)
class Mended:
    """The mended parts of one text, by their paths."""

    source: Source
    paths: frozenset[Path]
    _above: frozenset[Path] = field(init=False)
    _said: frozenset[str] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        # Of a field whose type is not known, nothing is.
        self.paths |= {path[:-1] for path in self.paths if path[-1:] == ("type",)}
        self._above = frozenset(path[:n] for path in self.paths for n in range(len(path) + 1))

    def __contains__(self, path: Path) -> bool:
        """Whether this was mended, or lies within a part that was, or has one."""
        within = any(path[:length] in self.paths for length in range(len(path) + 1))
        return within or (len(path) > 2 and path in self._above)

    def may_mean(self, name: str, unread: Iterable[Path]) -> bool:
        """Whether a part that was mended, or one of those that could not be read at all, names something."""
        if self._said is None:
            parts = (_texts(self.source.at(path)) for path in (*self.paths, *unread))
            self._said = frozenset(text for part in parts for text in part)
        return name in self._said

    def names(self, forms: Mapping[Path, str]) -> Iterator[str]:
        """The answers and values that were mended, and forms of which nothing is left, as conditions name them.

        Args:
            forms: what conditions call the answers of a form, by the form's path.
        """
        for path in self.paths:
            for length in range(1, len(path) + 1):
                prefix = forms.get(path[:length])
                if prefix is not None:
                    yield f"{prefix}.{path[length] if length < len(path) else ''}"


def _texts(value: Plain) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for below in value.values():
                yield from _texts(below)
        case tuple():
            for below in value:
                yield from _texts(below)
        case _:
            return
