"""Check: the syntax of an expression over known names to a term, with whatever nobody can have meant by it.

What is wrong is raised where it stands. What can be read but not be meant (an answer that is not offered, a divisor
that may be 0) is collected, so that an archived text, which was sound once, still means what it meant. Its arms call
each other for the parts of what they read, so all of them stand in this one file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from licensing.values.arithmetic import Linked, multiplied, summed
from licensing.values.atoms import answer, day_beside, number_written, of_a_row, unknown
from licensing.values.choosing import chosen
from licensing.values.claims import Claim
from licensing.values.comparing import Sides, compared, found_among, found_in_list
from licensing.values.comparisons import Equal
from licensing.values.functions import FOR_CERTAIN, OVER_LISTS, called, over_list
from licensing.values.lengths import all_added, alone
from licensing.values.logic import AllOf, AnyOf, Not, Quantified
from licensing.values.numbers import Negative
from licensing.values.parsing import cut
from licensing.values.refuting import refuted
from licensing.values.sorts import (
    LIKE_WITH_LIKE,
    OfChoices,
    OfDay,
    OfNumber,
    OfRecords,
    OfText,
    OfYesNo,
    Typed,
    in_words,
)
from licensing.values.syntax import (
    Call,
    Chain,
    Conditional,
    Figure,
    Indexed,
    Junction,
    Length,
    Listing,
    Prefix,
    Quoted,
    Relation,
    Syntax,
    Truth,
    Word,
    start,
)
from licensing.values.term import Bound, Constant, Term, leaves
from licensing.values.texts import Listed
from licensing.values.types import (
    TEXT,
    WHOLE,
    YES_NO,
    Choice,
    Choices,
    Number,
    Records,
    Type,
)
from licensing.values.wrong import ConditionWrong

MOST_GUARDS = 50
"""How many conditions around a division are looked at."""

MOST_COPIED = 1_000
"""How many names and constants the values in one text can come to."""

QUANTIFIERS = ("exists", "all")

BETWEEN_DAYS = ("days", "months")
"""Functions of two dates."""

DAYS_TOO = ("min", "max")
"""Functions of values of one kind, which may be dates."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a part: what holds wherever it is asked, and what is looked at one by one.

    `bound` is the answer a quantifier looks at; `row` has the columns of the record a function of lists looks at.
    """

    guards: tuple[Claim, ...] = ()
    bound: Bound | None = None
    row: Mapping[str, Typed] | None = None

    def given(self, term: Term[bool], *, holds: bool) -> "Around":
        return replace(self, guards=(*self.guards[-MOST_GUARDS:], Claim(term, holds)))


@dataclass(slots=True)
class Checker:
    """Makes terms over `names`. `elsewhere` are names that exist, each with why it cannot be asked here.

    In place of a name of `values` stands what it means, so that no term knows of values. `columns` are what is
    computed for each record of a list, by the list's name and the column's.
    """

    names: Mapping[str, Type]
    elsewhere: Mapping[str, str]
    values: Mapping[str, Typed]
    columns: Mapping[str, Mapping[str, Typed]]
    doubts: list[ConditionWrong] = field(default_factory=list[ConditionWrong])
    copied: int = 0

    def typed(self, syntax: Syntax, around: Around) -> Typed:  # noqa: C901, PLR0911, PLR0912 one arm per node
        """The term of a syntax.

        Raises:
            ConditionWrong: it names something unknown, or puts together what does not go together.
        """
        match syntax:
            case Word():
                return self._named(syntax, around)
            case Quoted(text=text):
                return OfText(Constant(text, TEXT))
            case Figure(digits=digits):
                return number_written(digits)
            case Length():
                raise alone(syntax)
            case Truth(value=value):
                return OfYesNo(Constant(value, YES_NO))
            case Listing():
                return self._listing(syntax, around)
            case Call():
                return self._called(syntax, around)
            case Indexed(at=at):
                message = "the condition picks one of several answers by its place, which could fail."
                raise ConditionWrong(message, FOR_CERTAIN, column=at, rule="condition-uncertain")
            case Prefix():
                return self._prefixed(syntax, around)
            case Relation():
                return self._related(syntax, around)
            case Chain():
                return self._chained(syntax, around)
            case Junction():
                return self._joined(syntax, around)
            case Conditional():
                return self._either(syntax, around)

    def yes_no(self, syntax: Syntax, around: Around) -> Term[bool]:
        """A part that has to be a yes or no.

        Raises:
            ConditionWrong: it is none.
        """
        typed = self.typed(syntax, around)
        if isinstance(typed, OfYesNo):
            return typed.term
        message = f"`{cut(typed.term.write())}` is no yes-or-no question, but {in_words(typed)}."
        hint = "Compare it with something, as in `… == …`."
        raise ConditionWrong(message, hint, column=start(syntax), rule="condition-type")

    def _named(self, word: Word, around: Around) -> Typed:
        name = word.name
        if around.row is not None and name in around.row:
            return self._copied(word, around.row[name], around)
        if around.bound is not None and name == around.bound.name:
            return OfText(around.bound)
        if name in self.values:
            return self._copied(word, self.values[name], around)
        if name not in self.names:
            raise unknown(word, {**self.names, **dict.fromkeys(around.row or (), TEXT)}, self.elsewhere)
        return answer(name, self.names[name])

    def _copied(self, word: Word, typed: Typed, around: Around) -> Typed:
        """What a value means. Values of values may double at each step, so all that is copied is counted."""
        copied = tuple(leaves(typed.term))
        is_inner = around.bound is not None or around.row is not None
        if is_inner and any(isinstance(leaf, Bound) for leaf in copied):
            message = (
                f"{word.name} looks at each of several answers within what does so, which nobody can follow."
            )
            raise ConditionWrong(message, FOR_CERTAIN, column=word.at, rule="condition-uncertain")
        self.copied += len(copied)
        if self.copied > MOST_COPIED:
            message = (
                f"the condition is more than {MOST_COPIED} names and numbers with its values written out."
            )
            hint = "Name fewer values that build on others."
            raise ConditionWrong(message, hint, column=word.at, rule="condition-syntax")
        return typed

    def _alike(self, parts: tuple[Syntax, ...], around: Around) -> tuple[Typed, ...]:
        """Parts that stand beside each other: what is quoted beside a date is a date."""
        typed = tuple(self.typed(part, around) for part in parts)
        if not any(isinstance(each, OfDay) for each in typed):
            return typed
        return tuple(day_beside(part, each) for part, each in zip(parts, typed, strict=True))

    def _listing(self, listing: Listing, around: Around) -> Typed:
        terms: list[Term[str]] = []
        for item in listing.items:
            typed = self.typed(item, around)
            if not isinstance(typed, OfText):
                hint = "Write numbers and dates only behind `in`: form.jumlah in [1, 2]."
                message = f"a list holds texts, and {in_words(typed)} stands here."
                raise ConditionWrong(message, hint, column=start(item), rule="condition-type")
            terms.append(typed.term)
        return OfChoices(Listed(tuple(terms)))

    def _called(self, call: Call, around: Around) -> Typed:
        if call.is_method and call.function in QUANTIFIERS and len(call.arguments) != 2:
            return self._quantified(call, around)
        if call.function in OVER_LISTS and len(call.arguments) == 2:
            among = self.typed(call.arguments[0], around)
            if isinstance(among, OfRecords):
                return self._over_list(call, among, around)
        if call.function in DAYS_TOO:
            return called(call, self._alike(call.arguments, around))
        typed = tuple(self.typed(argument, around) for argument in call.arguments)
        if call.function in BETWEEN_DAYS:
            typed = tuple(day_beside(part, each) for part, each in zip(call.arguments, typed, strict=True))
        return called(call, typed)

    def _over_list(self, call: Call, among: OfRecords, around: Around) -> Typed:
        if around.row is not None or around.bound is not None:
            message = f"{call.function} looks at each record within what does so, which nobody can follow."
            raise ConditionWrong(message, FOR_CERTAIN, column=call.at, rule="condition-uncertain")
        own, kind = self.columns.get(among.term.write(), {}), among.term.type
        columns = kind.columns if isinstance(kind, Records) else ()
        row = {**own, **{name: of_a_row(name, each) for name, each in columns}}
        return over_list(call, among, self.typed(call.arguments[1], replace(around, row=row)))

    def _quantified(self, call: Call, around: Around) -> Typed:
        if around.bound is not None or around.row is not None:
            message = f"one {call.function} stands within another, which nobody can follow."
            raise ConditionWrong(message, FOR_CERTAIN, column=call.at, rule="condition-uncertain")
        match call.arguments:
            case (of, Word(name=name), body) if "." not in name and name not in self.names:
                among = self.typed(of, around)
            case _:
                message = f"{call.function} is written in another way."
                hint = f'Write form.kegiatan.{call.function}(k, k == "a").'
                raise ConditionWrong(message, hint, column=call.at, rule="condition-type")
        if not isinstance(among, OfChoices):
            message = f"{call.function} looks at several answers, and {in_words(among)} stands before it."
            raise ConditionWrong(message, FOR_CERTAIN, column=call.at, rule="condition-uncertain")
        offers = among.term.type.offers if isinstance(among.term.type, Choices) else None
        bound = Bound(name, Choice(offers))
        holds = self.yes_no(body, replace(around, bound=bound))
        function = "exists" if call.function == "exists" else "all"
        return OfYesNo(Quantified(function, among.term, name, holds))

    def _prefixed(self, prefix: Prefix, around: Around) -> Typed:
        if prefix.sign == "!":
            return OfYesNo(Not(self.yes_no(prefix.of, around)))
        typed = self.typed(prefix.of, around)
        if not isinstance(typed, OfNumber):
            message = f"the condition takes the negative of {in_words(typed)}."
            raise ConditionWrong(message, LIKE_WITH_LIKE, column=prefix.at, rule="condition-type")
        return OfNumber(Negative(typed.term), typed.width)

    def _related(self, relation: Relation, around: Around) -> Typed:
        link, begin = relation.link, start(relation)
        if link.sign != "in":
            left, right = self._alike((relation.left, link.to), around)
            return compared(Sides(left, link, right, begin), self.doubts.append)
        if isinstance(link.to, Listing):
            left, *items = self._alike((relation.left, *link.to.items), around)
            places = (start(item) for item in link.to.items)
            return found_in_list(left, link, tuple(zip(items, places, strict=True)), self.doubts.append)
        sides = Sides(self.typed(relation.left, around), link, self.typed(link.to, around), begin)
        return found_among(sides, self.doubts.append)

    def _chained(self, chain: Chain, around: Around) -> Typed:
        is_sum = chain.links[0].sign in "+-"
        parts = (chain.first, *(link.to for link in chain.links))
        if is_sum:
            return summed(*self._summands(chain, around))
        first, *rest = [self.typed(part, around) for part in parts]
        linked = tuple(Linked(link, typed) for link, typed in zip(chain.links, rest, strict=True))

        def divides(divisor: Term[Number], column: int) -> None:
            self._check_divisor(divisor, column, around)

        return multiplied(first, linked, divides)

    def _summands(self, chain: Chain, around: Around) -> tuple[Typed, tuple[Linked, ...]]:
        """The parts of a sum; lengths of time among them have no value of their own."""
        lengths = all_added(chain.links)
        others = tuple(link for n, link in enumerate(chain.links) if n not in lengths)
        first, *rest = self._alike((chain.first, *(link.to for link in others)), around)
        if lengths:
            first = day_beside(chain.first, first)
        values = iter(rest)
        linked = (Linked(link, lengths.get(n) or next(values)) for n, link in enumerate(chain.links))
        return first, tuple(linked)

    def _check_divisor(self, divisor: Term[Number], column: int, around: Around) -> None:
        nothing = Equal(divisor, False, Constant(0, WHOLE))
        if refuted((*around.guards, Claim(nothing))):
            return
        written = cut(divisor.write())
        message = f"the condition divides by {written}, which may be 0."
        hint = f"Write {written} != 0 && before it, or {written} != 0 ? … : 0 around it."
        self.doubts.append(ConditionWrong(message, hint, column=column, rule="condition-uncertain"))

    def _joined(self, junction: Junction, around: Around) -> Typed:
        terms: list[Term[bool]] = []
        for part in junction.parts:
            terms.append(self.yes_no(part, around))
            around = around.given(terms[-1], holds=junction.sign == "&&")
        return OfYesNo((AllOf if junction.sign == "&&" else AnyOf)(tuple(terms)))

    def _either(self, either: Conditional, around: Around) -> Typed:
        condition = self.yes_no(either.condition, around)
        then = self.typed(either.then, around.given(condition, holds=True))
        otherwise = self.typed(either.otherwise, around.given(condition, holds=False))
        if isinstance(then, OfDay) or isinstance(otherwise, OfDay):
            then, otherwise = day_beside(either.then, then), day_beside(either.otherwise, otherwise)
        return chosen(condition, then, otherwise, start(either.otherwise))
