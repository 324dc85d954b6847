"""Differences: what a publication changes against what is in force, in words.

In come two bundles of one permit type, out goes a sentence for everything that is not as it was: fields, documents,
steps, outcomes and where they lead, code lists, templates, fonts. Both definitions are compared as the newest edition
of the language says them, key by key, so that nothing can change without being named. What a difference means for
running cases is no question: they stay on their own bundle.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from licensing.definition.bundling import codes_in
from licensing.definition.editions import upgraded
from licensing.process.bundle import FONTS, TEMPLATES, Bundle
from licensing.text.reading import Path, Plain, read
from licensing.words.sentences import Sentence

_LONGEST: Final = 60
_MOST_NAMED: Final = 8
"""Of a long list of codes that come or go; the others are counted."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was; `where` is its place in the bundle, with dots."""

    where: str
    said: Sentence


@dataclass(frozen=True, slots=True)
class _Noun:
    """What stands at a path, as people call it."""

    id: str
    en: str

    def said(self, id: str, en: str) -> Sentence:
        return Sentence(f"{self.id}{id}", f"{self.en}{en}")


def differences(before: Bundle, after: Bundle) -> tuple[Difference, ...]:
    """Everything that changed: none for the same bundle, and at least one for another."""
    found = (
        *_values(_tree(before), _tree(after), ()),
        *_code_lists(codes_in(before), codes_in(after)),
        *_files(before.under(TEMPLATES), after.under(TEMPLATES), "templates", _Noun("templat", "template")),
        *_files(before.under(FONTS), after.under(FONTS), "fonts", _Noun("huruf", "font")),
    )
    if found or before == after:
        return found
    same = Sentence("ditulis lain, dengan arti yang sama", "is written otherwise and means the same")
    return (Difference("definition", same),)


def _tree(bundle: Bundle) -> Plain:
    source, _ = read(bundle.definition, "archive")
    tree = upgraded(source).tree if source else None
    return _long(tree, ()) if isinstance(tree, dict) else tree


def _long(value: Plain, path: Path) -> Plain:
    """The short form of an outcome written out, so that it compares with the long one."""
    if len(path) == 4 and (path[0], path[2]) == ("steps", "outcomes") and isinstance(value, str):
        return {"to": value}
    return (
        {key: _long(below, (*path, key)) for key, below in value.items()}
        if isinstance(value, dict)
        else value
    )


def _values(before: Plain, after: Plain, path: Path) -> Iterator[Difference]:
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _mappings(before, after, path)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _lists(before, after, path)
    elif type(before) is not type(after) or before != after:
        yield _changed(before, after, path)


def _mappings(before: Mapping[str, Plain], after: Mapping[str, Plain], path: Path) -> Iterator[Difference]:
    for key in (*before, *(key for key in after if key not in before)):
        way = (*path, key)
        if key not in after:
            yield _gone(before[key], way)
        elif key not in before:
            yield _new(after[key], way)
        else:
            yield from _values(before[key], after[key], way)
    kept = [key for key in before if key in after]
    if path == ("steps",) and next(iter(before), "") != next(iter(after), ""):
        first, last = next(iter(before), ""), next(iter(after), "")
        begins = Sentence(
            f'permohonan mulai di langkah "{last}", sebelumnya "{first}"',
            f'cases begin at step "{last}" instead of "{first}"',
        )
        yield Difference("steps", begins)
    elif kept != [key for key in after if key in before]:
        yield Difference(_dotted(path), _noun(path).said(": urutannya lain", ": in another order"))


def _lists(before: tuple[Plain, ...], after: tuple[Plain, ...], path: Path) -> Iterator[Difference]:
    """Lists of one length are compared place by place; of another, by what came and what went."""
    if len(before) == len(after):
        for n, pair in enumerate(zip(before, after, strict=True), start=1):
            yield from _values(*pair, (*path, n))
        return
    gone = [value for value in before if value not in after]
    new = [value for value in after if value not in before]
    yield from (_gone(value, path, in_list=True) for value in gone)
    yield from (_new(value, path, in_list=True) for value in new)
    if not gone and not new:
        yield _changed(before, after, path)


def _changed(before: Plain, after: Plain, path: Path) -> Difference:
    if len(path) == 5 and (path[0], path[2], path[4]) == ("steps", "outcomes", "to"):
        noun = _noun(path[:4])
        said = noun.said(
            f" menuju {_shown(after)}, sebelumnya {_shown(before)}",
            f" leads to {_shown(after)} instead of {_shown(before)}",
        )
        return Difference(_dotted(path), said)
    said = _noun(path).said(
        f": {_shown(after)}, sebelumnya {_shown(before)}", f": {_shown(after)} instead of {_shown(before)}"
    )
    return Difference(_dotted(path), said)


def _new(value: Plain, path: Path, *, in_list: bool = False) -> Difference:
    noun = _noun(path)
    if not in_list and _is_thing(path):
        return Difference(_dotted(path), Sentence(f"{noun.id} baru", f"new {noun.en}"))
    return Difference(_dotted(path), noun.said(f": {_shown(value)} baru", f": {_shown(value)} is new"))


def _gone(value: Plain, path: Path, *, in_list: bool = False) -> Difference:
    noun = _noun(path)
    if not in_list and _is_thing(path):
        return Difference(_dotted(path), noun.said(" tidak ada lagi", " is gone"))
    return Difference(
        _dotted(path), noun.said(f": {_shown(value)} tidak ada lagi", f": {_shown(value)} is gone")
    )


def _is_thing(path: Path) -> bool:
    """Whether a path leads to something with a name of its own, and not to what is said about it."""
    return _thing(path)[1] == len(path)


def _noun(path: Path) -> _Noun:
    """`field "luas", max`: the thing, and what is said about it."""
    thing, length = _thing(path)
    about = _dotted(path[length:])
    if thing is None:
        return _Noun(about or "definisi", about or "definition")
    return thing if not about else _Noun(f"{thing.id}, {about}", f"{thing.en}, {about}")


def _thing(path: Path) -> tuple[_Noun | None, int]:
    """The innermost thing on a path, and how much of the path leads to it."""
    match path:
        case ("steps", step, "outcomes", outcome, *_):
            return _Noun(
                f'pilihan "{outcome}" pada langkah "{step}"', f'outcome "{outcome}" of step "{step}"'
            ), 4
        case ("steps", step, "form", field, *_):
            return _Noun(f'isian "{field}" pada langkah "{step}"', f'field "{field}" of step "{step}"'), 4
        case ("steps", step, *_):
            return _Noun(f'langkah "{step}"', f'step "{step}"'), 2
        case ("form", field, *_):
            return _Noun(f'isian "{field}"', f'field "{field}"'), 2
        case ("documents", document, *_):
            return _Noun(f'dokumen "{document}"', f'document "{document}"'), 2
        case _:
            return None, 0


def _code_lists(
    before: Mapping[str, Mapping[str, str]], after: Mapping[str, Mapping[str, str]]
) -> Iterator[Difference]:
    for name in sorted({*before, *after}):
        noun = _Noun(f'daftar kode "{name}"', f'code list "{name}"')
        where = f"codes.{name}"
        if name not in before:
            yield Difference(where, Sentence(f"{noun.id} baru", f"new {noun.en}"))
        elif name not in after:
            yield Difference(where, noun.said(" tidak dipakai lagi", " is used no more"))
        else:
            yield from (Difference(where, said) for said in _codes(before[name], after[name], noun))


def _codes(before: Mapping[str, str], after: Mapping[str, str], noun: _Noun) -> Iterator[Sentence]:
    gone = {code: label for code, label in before.items() if code not in after}
    new = {code: label for code, label in after.items() if code not in before}
    if gone:
        named = _named(gone)
        yield noun.said(f" kehilangan {named.id}", f" loses {named.en}")
    if new:
        named = _named(new)
        yield noun.said(f" mendapat {named.id}", f" gains {named.en}")
    for code, label in after.items():
        if before.get(code, label) != label:
            old = before[code]
            yield noun.said(
                f': {code} bernama "{label}", sebelumnya "{old}"',
                f': {code} is called "{label}", not "{old}"',
            )
    kept = [code for code in before if code in after]
    if kept != [code for code in after if code in before]:
        yield noun.said(": urutannya lain", ": in another order")


def _named(codes: Mapping[str, str]) -> Sentence:
    named = ", ".join(f'{code} "{label}"' for code, label in [*codes.items()][:_MOST_NAMED])
    more = len(codes) - _MOST_NAMED
    return (
        Sentence(named, named)
        if more <= 0
        else Sentence(f"{named} dan {more} lagi", f"{named} and {more} more")
    )


def _files(
    before: Mapping[str, bytes], after: Mapping[str, bytes], folder: str, kind: _Noun
) -> Iterator[Difference]:
    for name in sorted({*before, *after}):
        noun = _Noun(f'{kind.id} "{name}"', f'{kind.en} "{name}"')
        where = f"{folder}.{name}"
        if name not in before:
            yield Difference(where, Sentence(f"{noun.id} baru", f"new {noun.en}"))
        elif name not in after:
            yield Difference(where, noun.said(" tidak dipakai lagi", " is used no more"))
        elif before[name] != after[name]:
            yield Difference(where, noun.said(" berubah", " is changed"))


def _shown(value: Plain) -> str:
    """A value as a designer might write it, cut where it goes on for long."""
    text = _written(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _written(value: Plain) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{" ".join(value.split())}"'
        case tuple():
            return f"[{', '.join(map(_written, value))}]"
        case dict():
            return f"{{{', '.join(f'{key}: {_written(below)}' for key, below in value.items())}}}"
        case _:
            return str(value)


def _dotted(path: Path) -> str:
    return ".".join(map(str, path))
