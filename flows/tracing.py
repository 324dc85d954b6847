"""Tracing: a template filled so that each line of the result is known to come from a line of some template.

Marks are set while Jinja reads a template and taken out again of what it writes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import jinja2
from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from licensing.documents.templating import TemplateSource, typst_environment

MARK = re.compile("\0(!?)(\\d+) ([^\0]*)\0")
BRANCHING = ("if", "elif", "else")

Place = tuple[str, int]
"""A template and a line of it."""


@dataclass(frozen=True, slots=True)
class Traced:
    """What a template comes to; `lines` says where each line of it begins, `branches` which `if`s it went through."""

    text: str
    lines: tuple[Place, ...]
    branches: frozenset[Place]

    @classmethod
    def of(cls, marked: str) -> "Traced":
        """What was written, without its marks."""
        text, *rest = MARK.split(marked)
        pieces, lines, branches = [text], [("", 1)] * (1 + text.count("\n")), set[Place]()
        is_begun = not text.endswith("\n") and bool(text)
        for is_branch, number, name, piece in zip(*(rest[n::4] for n in range(4)), strict=True):
            line = int(number)
            if is_branch:
                branches.add((name, line))
            if not is_begun:
                lines[-1] = (name, line)
            lines += [(name, line + n) for n in range(1, 1 + piece.count("\n"))]
            is_begun = not piece.endswith("\n") if piece else is_begun
            pieces.append(piece)
        return cls("".join(pieces), tuple(lines), frozenset(branches))

    def at(self, line: int) -> Place:
        """Where a line comes from, counted from 1."""
        return self.lines[min(line, len(self.lines)) - 1]

    @staticmethod
    def branches_in(tree: nodes.Template, name: str) -> Iterator[Place]:
        """Every branch of a template that was read with marks, as `branches` says them."""
        for data in tree.find_all(nodes.TemplateData):
            yield from ((name, int(mark[2])) for mark in MARK.finditer(data.data) if mark[1])


def tracing_environment(source: TemplateSource) -> jinja2.Environment:
    """The environment of licences and letters, which sets marks."""
    environment = typst_environment(source)
    environment.add_extension(_Marking)
    return environment


class _Marking(Extension):
    """Puts a mark before each piece of text, and one at the beginning of each branch."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        tag, is_first = "", False
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", f"\0{token.lineno} {stream.name}\0")
            yield token
            if token.type == "block_begin":
                is_first = True
            elif is_first:
                tag, is_first = token.value, False
            if token.type == "block_end" and tag in BRANCHING:
                yield Token(token.lineno, "data", f"\0!{token.lineno} {stream.name}\0")
