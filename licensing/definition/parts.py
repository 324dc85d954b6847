"""Parts: what several permit types share, written once and read as if it stood in each of them.

    use:
      - common/pemohon
      - common/pengesahan: {sesudah: terbit, terpisah: [kelengkapan, verifikasi]}

In come a definition and the texts of the parts, out goes one tree, in which everything still knows where it was
written. Questions, documents and values of a part come before the definition's own, in the order in which parts are
used; its steps and kinds come after them, so that a case begins where the definition says. What a part leaves open it
lists under `needs`, and writes as `$name` wherever the value shall stand.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from licensing.text.reading import read
from licensing.text.source import Path, Placed, Plain, Source
from licensing.words.errors import Problem
from licensing.words.suggesting import suggestion

LATER: Final = ("kinds", "steps")
"""What of a part comes after the definition's own: cases begin, and kinds are offered, as the definition says."""
NAMED: Final = (
    "form",
    "documents",
    "values",
    *LATER,
    "standard",
    "time_limit",
    "anytime",
    "objection",
    "appeal",
)
"""What of a part has names, none of which can be used twice."""
LISTED: Final = ("legal_basis", "notes")
NEEDS: Final = "needs"
OPEN: Final = "$"


@dataclass(frozen=True, slots=True)
class Used:
    """A definition with its parts in place, what is wrong with how they are used, and the text of each by name.

    `is_whole`: none of them is missing, misused or cannot be read; else nobody knows what the definition lacks.
    """

    source: Source
    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class _Use:
    """One entry of `use`: where it stands, the part's name, and what it is given with the place of each."""

    path: Path
    name: str
    given: Mapping[str, Plain]


@dataclass(slots=True)
class _Joined:
    """The tree in the making, and where what came from parts was written."""

    source: Source
    tree: dict[str, Plain]
    named: dict[str, dict[str, Plain]] = field(default_factory=lambda: {section: {} for section in NAMED})
    placed: dict[Path, Placed] = field(default_factory=dict[Path, Placed])
    problems: list[Problem] = field(default_factory=list[Problem])
    is_whole: bool = True

    def is_taken(self, section: str, key: str) -> bool:
        own = self.tree.get(section)
        return key in self.named[section] or (isinstance(own, dict) and key in own)

    def whole(self) -> Source:
        """The definition with everything in place."""
        tree = dict(self.tree)
        for section, named in self.named.items():
            own = tree.get(section, {})
            if named and isinstance(own, dict):
                tree[section] = {**own, **named} if section in LATER else {**named, **own}
        return replace(self.source, tree=tree, placed=self.placed)


def with_parts(source: Source, parts: Mapping[str, str]) -> Used:
    """The definition as if its parts were written in it.

    Args:
        parts: the texts of all parts by name, such as `common/pemohon`.
    """
    if not isinstance(source.tree, dict) or "use" not in source.tree:
        return Used(source)
    joined = _Joined(source, dict(source.tree))
    texts: dict[str, str] = {}
    for use in _uses(source):
        if use.name not in parts:
            message = f'there is no part "{use.name}".'
            hint = suggestion(use.name, parts)
            joined.problems.append(source.problem(use.path, "unknown-part", message, hint))
            joined.is_whole = False
        elif use.name in texts:
            message = f'the part "{use.name}" is used already.'
            joined.problems.append(source.problem(use.path, "duplicate-key", message, "Use it once."))
        else:
            texts[use.name] = parts[use.name]
            _join(joined, use, parts[use.name])
    return Used(joined.whole(), tuple(joined.problems), texts, joined.is_whole)


def pointers(source: Source, problems: Sequence[Problem]) -> Iterator[Problem]:
    """For each part in which problems stand, a problem where the definition uses it."""
    files = {problem.file for problem in problems}
    for use in _uses(source):
        file = file_of(use.name)
        if file in files:
            message = f'the part "{use.name}" has problems as it is used here.'
            yield source.problem(use.path, "part", message, f"They stand at the lines of {file}.")


def file_of(part: str) -> str:
    """The file of a part, as problems name it."""
    return f"parts/{part}.yaml"


def _uses(source: Source) -> Iterator[_Use]:
    """The entries of `use` that have the right shape; of the others validation speaks."""
    entries = source.at(("use",))
    for n, entry in enumerate(entries if isinstance(entries, tuple) else ()):
        match entry:
            case str():
                yield _Use(("use", n), entry, {})
            case dict() if len(entry) == 1:
                name, given = next(iter(entry.items()))
                yield _Use(("use", n), name, given if isinstance(given, dict) else {})
            case _:
                continue


@lru_cache(maxsize=64)
def _read(text: str, file: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """A part as it is written, to be looked at only: many definitions use the same one."""
    return read(text, file)


def _join(joined: _Joined, use: _Use, text: str) -> None:
    """Put one part into the definition."""
    part, problems = _read(text, file_of(use.name))
    joined.problems += problems
    if part is None or not isinstance(part.tree, dict):
        joined.is_whole = False
        if part is not None:
            hint = "Write form, documents, values or steps."
            joined.problems.append(part.problem((), "wrong-type", "this is no part.", hint))
        return
    misused = tuple(_misused(joined.source, use, part))
    joined.problems += misused
    joined.is_whole &= not misused
    for section in NAMED:
        for key in _keys(part, section):
            _name(joined, use, part, (section, key))
    for section in LISTED:
        _append(joined, part, section)


def _name(joined: _Joined, use: _Use, part: Source, path: tuple[str, str]) -> None:
    section, key = path
    if joined.is_taken(section, key):
        message = f'"{key}" is the name of something else under {section} already.'
        hint = "Choose another name, or leave one of the two out."
        joined.problems.append(part.problem(path, "duplicate-key", message, hint, at_key=True))
        return
    joined.placed[path] = Placed(part, path)
    joined.named[section][key] = _filled(joined, use, part, path)


def _filled(joined: _Joined, use: _Use, part: Source, path: Path) -> Plain:
    """A value of the part with what it is given; that stands where the definition gives it."""
    value = part.at(path)
    match value:
        case str() if value.startswith(OPEN):
            name = value.removeprefix(OPEN)
            joined.placed[path] = Placed(joined.source, (*use.path, use.name, name))
            return use.given.get(name)
        case dict():
            return {key: _filled(joined, use, part, (*path, key)) for key in value}
        case tuple():
            return tuple(_filled(joined, use, part, (*path, n)) for n in range(len(value)))
        case _:
            return value


def _append(joined: _Joined, part: Source, section: str) -> None:
    own, more = joined.tree.get(section, ()), part.at((section,))
    if not isinstance(more, tuple) or not isinstance(own, tuple):
        return
    for n in range(len(more)):
        joined.placed[section, len(own) + n] = Placed(part, (section, n))
    joined.tree[section] = (*own, *more)


def _keys(part: Source, section: str) -> tuple[str, ...]:
    named = part.at((section,))
    return tuple(named) if isinstance(named, dict) else ()


def _misused(source: Source, use: _Use, part: Source) -> Iterator[Problem]:
    """What is wrong with the keys of a part, and with what it is given."""
    yield from _unfit_keys(part)
    listed = part.at((NEEDS,))
    needs = [each for each in listed if isinstance(each, str)] if isinstance(listed, tuple) else []
    for name in needs:
        if name not in use.given:
            message = f'the part "{use.name}" needs "{name}".'
            yield source.problem(use.path, "missing-key", message, f"Give it: {use.name}: {{{name}: …}}.")
    for name in use.given:
        if name not in needs:
            message = f'the part "{use.name}" does not need "{name}".'
            yield source.problem((*use.path, use.name, name), "unknown-key", message, suggestion(name, needs))
    for path, name in _open(part.tree, ()):
        if name not in needs:
            message = f'"{OPEN}{name}" is left open, but not listed under {NEEDS}.'
            yield part.problem(path, "unknown-name", message, f"Write {NEEDS}: [{name}].")


def _unfit_keys(part: Source) -> Iterator[Problem]:
    known = (*NAMED, *LISTED, NEEDS)
    for key, value in part.tree.items() if isinstance(part.tree, dict) else ():
        wanted = "mapping (key: value)" if key in NAMED else "list"
        if key not in known:
            yield part.problem((key,), "unknown-key", f'"{key}" is no key of a part.', suggestion(key, known))
        elif not isinstance(value, dict if key in NAMED else tuple):
            yield part.problem((key,), "wrong-type", f"a {wanted} is expected.", f"Write a {wanted}.")


def _open(value: Plain, path: Path) -> Iterator[tuple[Path, str]]:
    match value:
        case str() if value.startswith(OPEN):
            yield path, value.removeprefix(OPEN)
        case dict():
            for key, below in value.items():
                yield from _open(below, (*path, key))
        case tuple():
            for n, below in enumerate(value):
                yield from _open(below, (*path, n))
        case _:
            return
