"""Read: YAML text to plain values that remember where they stood.

In comes the text of one file, out goes a `Source`: a tree of dicts, tuples and scalars with the line and column of
every key and value, or every `Problem` of the YAML itself. YAML 1.2, so `no` is never silently false, and only the
plain part of it: no anchors, aliases, merge keys or tags, because a definition must read the same to everybody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StringMark
from ruamel.yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError
from ruamel.yaml.resolver import VersionedResolver

from licensing.text.source import LINE_END, Path, Place, Plain, Source
from licensing.words.errors import Problem

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 40
MAX_DIGITS = 30
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What quoted texts can hold by an escape such as \\x07, and nobody can read; line ends of other systems are given
leave, because what stands in the file as they do is told apart."""
AMBIGUOUS = frozenset({"yes", "no", "on", "off"})


class _Resolver(VersionedResolver):
    """Says at once what it would find out anew for each word, which took longer than everything else in reading."""

    @property
    def processing_version(self) -> tuple[int, int]:
        return (1, 2)


@dataclass(slots=True)
class _Reader:
    """Collects places and problems while the tree is walked once."""

    file: str
    keys: dict[Path, Place]
    values: dict[Path, Place]
    problems: list[Problem]

    def report(self, place: Place, rule: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.file, place.line, place.column, rule, message, hint))

    def plain(self, node: Node, path: Path) -> Plain:
        self.values.setdefault(path, _place(node.start_mark))
        if isinstance(node, MappingNode):
            return self.mapping(node, path)
        if isinstance(node, SequenceNode):
            return tuple(self.plain(item, (*path, index)) for index, item in enumerate(node.value))
        if isinstance(node, ScalarNode):
            return self.scalar(node)
        raise TypeError(f"unexpected YAML node {type(node).__name__}")

    def mapping(self, node: MappingNode, path: Path) -> Plain:
        result: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            place = _place(key_node.start_mark)
            if not isinstance(key_node, ScalarNode):
                self.report(
                    place, "complex-key", "a key must be a single word.", "Write one word before the colon."
                )
                continue
            self.scalar(key_node)
            key = key_node.value
            if key == "<<":
                self.report(place, "yaml-alias", "merge keys (<<) are not allowed.", "Write the keys out.")
                continue
            if key in result:
                first = self.keys[(*path, key)]
                self.report(
                    place,
                    "duplicate-key",
                    f'"{key}" stands here a second time; it was given on line {first.line}.',
                    "Keep one of the two.",
                )
                continue
            self.keys[(*path, key)] = place
            result[key] = self.plain(value_node, (*path, key))
        return result

    def scalar(self, node: ScalarNode) -> Plain:
        text = node.value
        unseen = UNSEEN.search(text)
        if unseen is not None:
            message = f"the character U+{ord(unseen[0]):04X} in this text cannot be seen."
            self.report(_place(node.start_mark), "unseen", message, "Remove it.")
        if node.style:
            return text
        if text.lower() in AMBIGUOUS:
            self.report(
                _place(node.start_mark),
                "ambiguous-word",
                f"{text} without quotes is read as true or false by some programs and as text by others.",
                f'Write "{text}" in quotes for text, or true or false.',
            )
            return text
        kind = node.tag.rpartition(":")[2]
        digits = text.lstrip("+-").replace(".", "" if kind == "float" else ".", 1)
        if kind in ("int", "float") and digits.isdigit():
            if len(digits) > MAX_DIGITS:
                message = f"a number of {len(digits)} digits is longer than {MAX_DIGITS} digits."
                place = _place(node.start_mark)
                self.report(place, "wrong-value", message, "Write a shorter number, or quote it as text.")
                text = text[:MAX_DIGITS]
            return int(text) if kind == "int" else Decimal(text)
        if kind == "bool":
            return text.lower() == "true"
        return None if kind == "null" else text


def read(text: str, file: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """Read one YAML file.

    Returns:
        The source, or None where the text is no YAML at all, and every problem found.
    """
    if len(text) > MAX_CHARACTERS:
        message = f"the file is longer than {MAX_CHARACTERS} characters."
        return None, (Problem(file, 1, 1, "too-long", message, "Remove what does not belong here."),)
    problems: list[Problem] = []
    try:
        is_walkable = True
        for problem, is_still_walkable in _beyond_plain(text, file):
            problems.append(problem)
            is_walkable = is_walkable and is_still_walkable
        if not is_walkable:
            return None, tuple(problems)
        node = _yaml().compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if not problems:
            place = _place(mark) if mark else Place(1, 1)
            message = f"this is not YAML: {error.problem or error.context}."
            hint = _ASKS if _has_question(text, place) else _LOOK
            problems.append(Problem(file, place.line, place.column, "not-yaml", message, hint))
        return None, tuple(problems)
    except ReaderError:
        at = next(n for n, character in enumerate(text) if not _is_yaml(character))
        above = LINE_END.split(text[:at])
        line, column = len(above), len(above[-1]) + 1
        message = f"the character U+{ord(text[at]):04X} cannot stand in a definition."
        return None, (Problem(file, line, column, "not-yaml", message, "Remove it; it may be invisible."),)
    reader = _Reader(file, {}, {}, problems)
    tree = None if node is None else reader.plain(node, ())
    return Source(file, text, tree, reader.keys, reader.values), tuple(sorted(reader.problems))


def _yaml() -> YAML:
    yaml = YAML(typ="safe")
    yaml.Resolver = _Resolver
    return yaml


_LOOK: Final = "Look at the indentation, quotes and colons here and on the line above."
_ASKS: Final = 'A text with a question mark stands in quotes between { and }: {label: "Is the road closed?"}.'


def _has_question(text: str, place: Place) -> bool:
    """Whether a question ends before a bracket or a comma where reading stopped."""
    lines = LINE_END.split(text)[place.line - 1 : place.line]
    return any(re.search(r"\w\?\s*[,}\]]", line) for line in lines)


def _is_yaml(character: str) -> bool:
    """YAML 1.2, production 1: printable characters."""
    ranges = ((" ", "~"), ("\xa0", "\ud7ff"), ("\ue000", "\ufffd"), ("\U00010000", "\U0010ffff"))
    return character in "\t\n\r\x85" or any(first <= character <= last for first, last in ranges)


def _beyond_plain(text: str, file: str) -> Iterator[tuple[Problem, bool]]:
    """What plain YAML has no need of; the composer passes it silently, so it is found in the events.

    With each, whether the tree can still be walked: not if it is too deep, nor if an alias could make it endless.
    """
    depth = 0
    for event in _yaml().parse(text):
        place = _place(event.start_mark)
        if isinstance(event, AliasEvent) or (
            isinstance(event, ScalarEvent | CollectionStartEvent) and event.anchor is not None
        ):
            message = (
                "anchors (&) and aliases (*) are not allowed: a definition must read the same to everybody."
            )
            problem = Problem(file, place.line, place.column, "yaml-alias", message, "Write the value out.")
            yield problem, not isinstance(event, AliasEvent)
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None:
            message = f"the tag {event.tag} is not allowed."
            hint = "Remove the tag and keep the value."
            yield Problem(file, place.line, place.column, "yaml-tag", message, hint), True
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                message = f"values are nested more than {MAX_DEPTH} deep."
                yield (
                    Problem(file, place.line, place.column, "too-deep", message, "Flatten this part."),
                    False,
                )
                return
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            depth -= 1


def _place(mark: StringMark) -> Place:
    return Place(mark.line + 1, mark.column + 1)
