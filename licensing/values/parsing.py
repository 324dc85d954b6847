"""Parse: the text of an expression to its syntax, or the place where it cannot be read on.

No text can take more than linear time or overflow the stack: its length and the depth of its nesting are bounded,
brackets around brackets count for nothing, and chains of one sign are one node however long.
"""

import re
from functools import cache
from typing import Protocol

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedInput, UnexpectedToken

from licensing.clock.spans import parse_span
from licensing.values.grammar import GRAMMAR
from licensing.values.syntax import (
    Call,
    Chain,
    Conditional,
    Figure,
    Indexed,
    Junction,
    Length,
    Link,
    Listing,
    Prefix,
    Quoted,
    Relation,
    Syntax,
    Truth,
    Word,
)
from licensing.values.types import MOST_DIGITS
from licensing.values.wrong import ConditionWrong

MOST_CHARACTERS = 5_000
MOST_NESTED = 40
MOST_SHOWN = 40
EXAMPLE = 'Write it like form.luas > 10 && form.jenis == "baru".'
SHORTER = "Say it in several rows or steps, or with `in [...]` instead of many comparisons."

LENGTHS = "A length of time is written 14 days, 6 months or 5 years, and stands behind a date: form.mulai + 14 days."
_UNIT = re.compile(r"[A-Za-z]")

ESCAPES = {"n": "\n", "t": "\t", '"': '"', "'": "'", "\\": "\\"}
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|.)", re.DOTALL)

Children = list[Syntax | Token]


def parse(text: str) -> Syntax:
    """Read an expression.

    Raises:
        ConditionWrong: it cannot be read, is too long or too deeply nested.
    """
    if len(text) > MOST_CHARACTERS:
        message = f"the condition has {len(text)} characters; more than {MOST_CHARACTERS} nobody can follow."
        raise ConditionWrong(message, SHORTER, column=1, rule="condition-syntax")
    try:
        return _built(_parser().parse(text))
    except UnexpectedInput as unexpected:
        raise _unreadable(text, _position(unexpected, len(text))) from None


def _position(unexpected: UnexpectedInput, end: int) -> int:
    """Where reading stopped, counted from 0; lark puts the end at the last word before it."""
    match unexpected:
        case UnexpectedToken(token=Token(type="$END")):
            return end
        case _:
            return end if unexpected.pos_in_stream is None else unexpected.pos_in_stream


class _Reader(Protocol):
    """What is used of lark, whose own signature is partly untyped."""

    def parse(self, text: str) -> object: ...


@cache
def _parser() -> _Reader:
    """Built once, when the first expression is read: it takes longer than all the permit types of a city."""
    return Lark(GRAMMAR, parser="lalr", lexer="basic", transformer=_Builder())


def _built(parsed: object) -> Syntax:
    if not isinstance(parsed, Syntax):
        raise TypeError(f"the grammar left {parsed!r}")
    return parsed


def _unreadable(text: str, position: int) -> ConditionWrong:
    rest = text[position:].strip()
    # What ends too early is pointed at behind its last character, whatever blanks follow.
    column = position + 1 if rest else len(text.rstrip()) + 1
    shown = cut("".join(sign if sign.isprintable() else " " for sign in rest))
    message = (
        f"the condition cannot be read from `{shown}` on." if rest else "the condition breaks off at its end."
    )
    hint = f"Write == to compare. {EXAMPLE}" if rest.startswith("=") else EXAMPLE
    if _UNIT.match(rest) and text[:position].rstrip()[-1:].isdigit():
        hint = LENGTHS
    return ConditionWrong(message, hint, column=column, rule="condition-syntax")


def cut(text: str) -> str:
    """As much of a text as a message can show."""
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def _depth(at: int, *parts: Syntax) -> int:
    depth = 1 + max((part.depth for part in parts), default=0)
    if depth > MOST_NESTED:
        message = f"the condition is nested more than {MOST_NESTED} deep here."
        raise ConditionWrong(message, SHORTER, column=at, rule="condition-syntax")
    return depth


def _nodes(children: Children) -> tuple[Syntax, ...]:
    return tuple(child for child in children if not isinstance(child, Token))


def _at(token: Token) -> int:
    return (token.start_pos or 0) + 1


def _links(children: Children) -> tuple[Link, ...]:
    """The rest of a chain: a sign, what follows it, a sign, and so on."""
    signs = [child for child in children if isinstance(child, Token)]
    return tuple(Link(str(sign), _at(sign), to) for sign, to in zip(signs, _nodes(children)[1:], strict=True))


class _Builder(Transformer[Token, Syntax]):
    """One method per alias of the grammar; lark calls them from the leaves up, never nested."""

    def word(self, children: list[Token]) -> Syntax:
        (word,) = children
        return Word(str(word), _at(word))

    def part(self, children: Children) -> Syntax:
        match children:
            case [Word(name=name, at=at), Token() as word]:
                return Word(f"{name}.{word}", at)
            case [_, Token() as word]:
                message = f"nothing called {word} can be asked of what stands before it."
                raise ConditionWrong(message, EXAMPLE, column=_at(word), rule="condition-syntax")
            case _:
                raise TypeError(children)

    def method(self, children: Children) -> Syntax:
        word = next(child for child in children if isinstance(child, Token))
        nodes = _nodes(children)
        return Call(str(word), nodes, _at(word), _depth(_at(word), *nodes), is_method=True)

    def call(self, children: Children) -> Syntax:
        word = next(child for child in children if isinstance(child, Token))
        nodes = _nodes(children)
        return Call(str(word), nodes, _at(word), _depth(_at(word), *nodes), is_method=False)

    def place(self, children: Children) -> Syntax:
        bracket = next(child for child in children if isinstance(child, Token))
        nodes = _nodes(children)
        return Indexed(nodes[0], _at(bracket), _depth(_at(bracket), *nodes))

    def listing(self, children: Children) -> Syntax:
        bracket = next(child for child in children if isinstance(child, Token))
        nodes = _nodes(children)
        return Listing(nodes, _at(bracket), _depth(_at(bracket), *nodes))

    def quoted(self, children: list[Token]) -> Syntax:
        (token,) = children
        return Quoted(_ESCAPE.sub(lambda found: _unescaped(found, _at(token)), token[1:-1]), _at(token))

    def figure(self, children: list[Token]) -> Syntax:
        (token,) = children
        if len(token.replace(".", "")) > MOST_DIGITS:
            message = f"the number {token[:10]}… has more than {MOST_DIGITS} digits."
            hint = "No answer has so many: compare with a smaller one."
            raise ConditionWrong(message, hint, column=_at(token), rule="condition-syntax")
        return Figure(str(token), _at(token))

    def length(self, children: list[Token]) -> Syntax:
        (token,) = children
        try:
            return Length(parse_span(" ".join(token.split())), _at(token))
        except ValueError as wrong:
            message = f"the condition has a length of time that is none: {wrong}."
            raise ConditionWrong(message, LENGTHS, column=_at(token), rule="condition-syntax") from wrong

    def truth(self, children: list[Token]) -> Syntax:
        (token,) = children
        return Truth(str(token) == "true", _at(token))

    def prefix(self, children: Children) -> Syntax:
        match children:
            case [Token() as sign, of] if not isinstance(of, Token):
                return Prefix(str(sign), of, _at(sign), _depth(_at(sign), of))
            case _:
                raise TypeError(children)

    def compare(self, children: Children) -> Syntax:
        (link,) = _links(children)
        left = _nodes(children)[0]
        return Relation(left, link, _depth(link.at, left, link.to))

    def chain(self, children: Children) -> Syntax:
        links = _links(children)
        return Chain(_nodes(children)[0], links, _depth(links[0].at, *_nodes(children)))

    def all_of(self, children: list[Syntax]) -> Syntax:
        return Junction("&&", tuple(children), _depth(1, *children))

    def any_of(self, children: list[Syntax]) -> Syntax:
        return Junction("||", tuple(children), _depth(1, *children))

    def choose(self, children: list[Syntax]) -> Syntax:
        condition, then, otherwise = children
        return Conditional(condition, then, otherwise, _depth(1, *children))


def _unescaped(found: re.Match[str], at: int) -> str:
    written = found[1]
    if written in ESCAPES:
        return ESCAPES[written]
    if len(written) == 5 and not "d800" <= written[1:].lower() <= "dfff":
        return chr(int(written[1:], 16))
    message = f"\\{written} in quotes means nothing."
    hint = r"Write \" for a quote and \\ for a backslash."
    raise ConditionWrong(message, hint, column=at + found.start() + 1, rule="condition-syntax")
