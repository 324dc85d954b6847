"""Differences: what a publication changes against what is in force, in words.

In come two bundles of one permit type, out goes a sentence for everything that is not as it was: fields, documents,
steps, outcomes and where they lead, code lists, templates, fonts. Both definitions are compared as the newest edition
of the language says them, key by key, so that nothing can change without being named. What a difference means for
running cases is no question: they stay on their own bundle.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from licensing.definition.bundling import parts_in
from licensing.definition.differing_parts import Difference, Noun, differing_parts
from licensing.definition.editions import upgraded
from licensing.definition.parts import with_parts
from licensing.process.bundle import Bundle
from licensing.text.reading import read
from licensing.text.source import Path, Plain
from licensing.words.sentences import Sentence

__all__ = ["Difference", "differences"]

_LONGEST: Final = 60

_IN_WORDS: Final[Mapping[str, Sentence]] = {
    "relies_on": Sentence("dasar jawabannya", "what its answer relies on"),
    "rounds": Sentence("berapa kali boleh dikembalikan", "how often it may be sent back"),
}


def differences(before: Bundle, after: Bundle) -> tuple[Difference, ...]:
    """Everything that changed: none for the same bundle, and at least one for another."""
    found = (*_values(_tree(before), _tree(after), ()), *differing_parts(before, after))
    if found or before == after:
        return found
    same = Sentence("ditulis lain, dengan arti yang sama", "is written otherwise and means the same")
    return (Difference("definition", same),)


def _tree(bundle: Bundle) -> Plain:
    source, _ = read(bundle.definition, "archive")
    tree = upgraded(with_parts(source, parts_in(bundle)).source).tree if source else None
    if not isinstance(tree, dict):
        return tree
    return _long({key: below for key, below in tree.items() if key != "use"}, ())


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
        return Difference(_dotted(path), noun.is_new())
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


def _noun(path: Path) -> Noun:
    """`field "luas", max`: the thing, and what is said about it."""
    thing, length = _thing(path)
    about = _about(path[length:])
    if thing is None:
        return Noun(about.id or "definisi", about.en or "definition")
    return thing if not about.id else Noun(f"{thing.id}, {about.id}", f"{thing.en}, {about.en}")


def _about(path: Path) -> Sentence:
    """What is said about a thing: in words where its key says little to who reads of it, else as it is written."""
    found = next((n for n, key in enumerate(path) if key in _IN_WORDS), None)
    if found is None:
        return Sentence(_dotted(path), _dotted(path))
    words, rest = (
        _IN_WORDS[str(path[found])],
        _dotted(tuple(each for each in path[found + 1 :] if isinstance(each, str))),
    )
    return Sentence(f"{words.id} {rest}".rstrip(), f"{words.en} {rest}".rstrip())


def _thing(path: Path) -> tuple[Noun | None, int]:  # noqa: PLR0911 one arm per thing
    """The innermost thing on a path, and how much of the path leads to it."""
    match path:
        case ("steps", step, "outcomes", outcome, *_):
            return Noun(
                f'pilihan "{outcome}" pada langkah "{step}"', f'outcome "{outcome}" of step "{step}"'
            ), 4
        case ("steps", step, "form", field, *_):
            return Noun(f'isian "{field}" pada langkah "{step}"', f'field "{field}" of step "{step}"'), 4
        case ("steps", step, *_):
            return Noun(f'langkah "{step}"', f'step "{step}"'), 2
        case ("form", field, *_):
            return Noun(f'isian "{field}"', f'field "{field}"'), 2
        case ("values", value, *_):
            return Noun(f'nilai "{value}"', f'value "{value}"'), 2
        case ("facts", fact, *_):
            return Noun(f'fakta "{fact}"', f'fact "{fact}"'), 2
        case ("documents", document, *_):
            return Noun(f'dokumen "{document}"', f'document "{document}"'), 2
        case _:
            return None, 0


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
