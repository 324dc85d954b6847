"""Random expressions, each with a second meaning worked out here and nowhere else.

The meaning goes over the answers as they are kept, in Python's own fractions and day numbers, so that it shares
nothing with the terms but the language's rules. A missing date is None.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor
from typing import Generic, TypeVar

from hypothesis import strategies as st

from tests.licensing.values.going_on import LENGTHS, Length, gone_on
from tests.licensing.values.words import IsAnswered

T = TypeVar("T")
U = TypeVar("U")
Answers = dict[str, IsAnswered]


@dataclass(frozen=True)
class Sample(Generic[T]):
    """A text, and what it means for given answers."""

    text: str
    means: Callable[[Answers], T]

    def __repr__(self) -> str:
        return self.text


Numbers = st.SearchStrategy[Sample[Fraction]]
Wholes = st.SearchStrategy[Sample[int]]
Texts = st.SearchStrategy[Sample[str]]
Days = st.SearchStrategy[Sample[int | None]]
Claims = st.SearchStrategy[Sample[bool]]


def _number(answers: Answers, name: str) -> Fraction:
    answer = answers.get(name)
    return Fraction(answer) if isinstance(answer, int | str) else Fraction(0)


def _named_number(name: str) -> Sample[Fraction]:
    return Sample(name, lambda answers: _number(answers, name))


def quotient(a: Fraction, b: Fraction) -> Fraction:
    """Exact where it ends, else to 30 places, half to even; nothing where divided by nothing."""
    if not b:
        return Fraction(0)
    exact = a / b
    rest = exact.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return exact if rest == 1 else Fraction(round(exact * 10**30), 10**30)


def rounded(value: Fraction, places: int) -> Fraction:
    """Halves away from zero; what a quotient without end stands in is what it was meant to be."""
    if (value * 10**29).denominator > 1:
        value = Fraction(round(value * 10**20), 10**20)
    shifted = floor(abs(value) * 10**places + Fraction(1, 2))
    return Fraction(shifted if value >= 0 else -shifted, 10**places)


def _deeper_numbers(inner: Numbers) -> Numbers:
    def chain(first: Sample[Fraction], rest: list[tuple[str, Sample[Fraction]]]) -> Sample[Fraction]:
        def means(answers: Answers) -> Fraction:
            total = first.means(answers)
            for sign, part in rest:
                value = part.means(answers)
                match sign:
                    case "+":
                        total += value
                    case "-":
                        total -= value
                    case "*":
                        total *= value
                    case _:
                        total = quotient(total, value)
            return total

        text = f"({first})" + "".join(f" {sign} ({part})" for sign, part in rest)
        return Sample(text, means)

    sums = st.lists(st.tuples(st.sampled_from("+-"), inner), min_size=1, max_size=3)
    products = st.lists(st.tuples(st.sampled_from("*/"), inner), min_size=1, max_size=2)
    return (
        st.builds(chain, inner, sums)
        | st.builds(chain, inner, products)
        | st.builds(_applied, st.sampled_from(("-", "double", "round", "round 2")), inner)
        | st.builds(_extreme, st.sampled_from(("min", "max")), inner, inner)
    )


def _applied(function: str, a: Sample[Fraction]) -> Sample[Fraction]:
    match function:
        case "-":
            return Sample(f"-({a})", lambda answers: -a.means(answers))
        case "double":
            return Sample(f"double({a})", a.means)
        case "round":
            return Sample(f"round({a})", lambda answers: rounded(a.means(answers), 0))
        case _:
            return Sample(f"round({a}, 2)", lambda answers: rounded(a.means(answers), 2))


def _extreme(function: str, a: Sample[Fraction], b: Sample[Fraction]) -> Sample[Fraction]:
    def means(answers: Answers) -> Fraction:
        one, other = a.means(answers), b.means(answers)
        return one if (one < other) is (function == "min") else other

    return Sample(f"{function}({a}, {b})", means)


_WRITTEN = st.integers(0, 10**9).map(str) | st.from_regex(r"\A[0-9]{1,6}\.[0-9]{1,6}\Z")
LITERALS: Numbers = _WRITTEN.map(lambda text: Sample(text, lambda _: Fraction(text)))
NUMBER_NAMES = ("form.luas", "form.lebar", "form.jumlah", "form.unit", "form.biaya")
SMALL_WHOLES: st.SearchStrategy[Sample[Fraction]] = st.sampled_from(
    [
        *(Sample(str(n), lambda _, n=n: Fraction(n)) for n in (0, 1, 40, 4_000_000)),
        _named_number("form.jumlah"),
    ]
)

DAY_NAMES: Days = st.sampled_from(("form.mulai", "form.selesai")).map(
    lambda name: Sample(name, lambda answers: _day(answers.get(name)))
)


def _day(answer: IsAnswered) -> int | None:
    return date.fromisoformat(answer).toordinal() if isinstance(answer, str) else None


def _later(
    day: Sample[int | None], strides: list[tuple[str, Sample[Fraction] | Length]]
) -> Sample[int | None]:
    def means(answers: Answers) -> int | None:
        at = day.means(answers)
        for sign, by in strides:
            amount = by if isinstance(by, Length) else Length(int(by.means(answers)), "days")
            at = gone_on(at, amount, back=sign == "-")
        return at

    return Sample(f"({day})" + "".join(f" {sign} {by}" for sign, by in strides), means)


STRIDES = st.lists(st.tuples(st.sampled_from("+-"), SMALL_WHOLES | LENGTHS), min_size=1, max_size=3)


def _outermost(function: str, a: Sample[int | None], b: Sample[int | None]) -> Sample[int | None]:
    def means(answers: Answers) -> int | None:
        one, other = a.means(answers), b.means(answers)
        if one is None or other is None:
            return None
        return sorted((one, other))[0 if function == "min" else 1]

    return Sample(f"{function}({a}, {b})", means)


def _deeper_days(inner: Days) -> Days:
    return st.builds(_later, inner, STRIDES) | st.builds(
        _outermost, st.sampled_from(("min", "max")), inner, inner
    )


DAYS: Days = st.recursive(DAY_NAMES, _deeper_days, max_leaves=3)


def _between(since: Sample[int | None], until: Sample[int | None], *, both: bool) -> Sample[Fraction]:
    def means(answers: Answers) -> Fraction:
        one, other = since.means(answers), until.means(answers)
        return Fraction(0) if one is None or other is None else Fraction(other - one + both)

    return Sample(f"days({since}, {until})" if both else f"({until}) - ({since})", means)


_COUNTED: Numbers = st.builds(_between, DAYS, DAYS, both=st.booleans())
NUMBERS: Numbers = st.recursive(
    LITERALS | st.sampled_from(NUMBER_NAMES).map(_named_number) | _COUNTED, _deeper_numbers, max_leaves=6
)

TEXT_NAMES: Texts = st.sampled_from(("form.nama", "form.jenis", "survei.outcome")).map(
    lambda name: Sample(name, lambda answers: str(answers.get(name) or ""))
)
SIGNS = "ab\"\\ \n'é"
QUOTED: Texts = st.text(SIGNS, min_size=1, max_size=3).map(lambda text: Sample(_quoted(text), lambda _: text))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _joined(a: Sample[str], b: Sample[str]) -> Sample[str]:
    return Sample(f"({a}) + ({b})", lambda answers: a.means(answers) + b.means(answers))


def _deeper_texts(inner: Texts) -> Texts:
    return st.builds(_joined, inner, inner)


TEXTS: Texts = st.recursive(TEXT_NAMES | QUOTED, _deeper_texts, max_leaves=3)


def _ordered(a: Sample[T], sign: str, b: Sample[T]) -> Sample[bool]:
    def means(answers: Answers) -> bool:
        left, right = a.means(answers), b.means(answers)
        if sign in ("==", "!="):
            return (left == right) == (sign == "==")
        if left is None or right is None:
            return False
        below, above = left < right, left > right  # type: ignore[operator]  # numbers, texts or days, never mixed
        return {"<": below, "<=": not above, ">": above, ">=": not below}[sign]

    return Sample(f"({a}) {sign} ({b})", means)


ORDERS = st.sampled_from(("==", "!=", "<", "<=", ">", ">="))
CHOSEN = st.sampled_from("abc")


def _answers_of(answers: Answers) -> tuple[str, ...]:
    chosen = answers.get("form.kegiatan")
    return chosen if isinstance(chosen, tuple) else ()


def _found(answer: str) -> Sample[bool]:
    return Sample(f'"{answer}" in form.kegiatan', lambda answers: answer in _answers_of(answers))


def _quantified(function: str, answer: str) -> Sample[bool]:
    def means(answers: Answers) -> bool:
        each = [chosen == answer for chosen in _answers_of(answers)]
        return any(each) if function == "exists" else all(each)

    return Sample(f'form.kegiatan.{function}(k, k == "{answer}")', means)


def _looked(function: str, a: Sample[str], b: Sample[str]) -> Sample[bool]:
    def means(answers: Answers) -> bool:
        text, part = a.means(answers), b.means(answers)
        return {"contains": part in text, "starts_with": text[: len(part)] == part}[function]

    return Sample(f"{function}({a}, {b})", means)


def _present(name: str) -> Sample[bool]:
    return Sample(f'{name} != ""', lambda answers: answers.get(name) not in (None, "", ()))


def _one_of(a: Sample[Fraction], among: list[Sample[Fraction]]) -> Sample[bool]:
    def means(answers: Answers) -> bool:
        return a.means(answers) in [each.means(answers) for each in among]

    return Sample(f"({a}) in [{', '.join(map(str, among))}]", means)


ATOMS: Claims = (
    st.builds(_ordered, NUMBERS, ORDERS, NUMBERS)
    | st.builds(_ordered, TEXTS, ORDERS, TEXTS)
    | st.builds(_ordered, DAYS, ORDERS, DAYS)
    | st.sampled_from(("form.setuju", "form.asn")).map(
        lambda name: Sample(name, lambda answers: answers.get(name) is True)
    )
    | st.booleans().map(lambda value: Sample("true" if value else "false", lambda _: value))
    | CHOSEN.map(_found)
    | st.builds(_quantified, st.sampled_from(("exists", "all")), CHOSEN)
    | st.builds(_looked, st.sampled_from(("contains", "starts_with")), TEXTS, TEXTS)
    | st.sampled_from(
        ("form.nama", "form.jumlah", "form.luas", "form.mulai", "form.asn", "form.kegiatan")
    ).map(_present)
    | st.builds(_one_of, NUMBERS, st.lists(LITERALS, min_size=1, max_size=3))
)


def deeper_claims(inner: Claims) -> Claims:
    """`&&`, `||`, `!`, `?:` and `==` over claims."""

    def joined(sign: str, parts: list[Sample[bool]]) -> Sample[bool]:
        def means(answers: Answers) -> bool:
            values = [part.means(answers) for part in parts]
            return all(values) if sign == "&&" else any(values)

        return Sample(f" {sign} ".join(f"({part})" for part in parts), means)

    def either(c: Sample[bool], a: Sample[bool], b: Sample[bool]) -> Sample[bool]:
        return Sample(
            f"({c}) ? ({a}) : ({b})",
            lambda answers: a.means(answers) if c.means(answers) else b.means(answers),
        )

    def denied(a: Sample[bool]) -> Sample[bool]:
        return Sample(f"!({a})", lambda answers: not a.means(answers))

    return (
        st.builds(joined, st.sampled_from(("&&", "||")), st.lists(inner, min_size=2, max_size=4))
        | st.builds(denied, inner)
        | st.builds(either, inner, inner, inner)
        | st.builds(_ordered, inner, st.sampled_from(("==", "!=")), inner)
    )


CLAIMS: Claims = st.recursive(ATOMS, deeper_claims, max_leaves=6)

_EXACT = st.decimals(-(10**9), 10**9, places=6).map(lambda value: format(value, "f"))
_FAR = st.from_regex(r"\A-?[0-9]{1,14}\.[0-9]{1,14}\Z")
_WHOLE = st.integers(-3, 3) | st.integers(-(10**18) + 1, 10**18 - 1)
_DAY = st.dates().map(date.isoformat) | st.dates(date(2026, 1, 1), date(2026, 1, 4)).map(date.isoformat)


def _maybe(answer: st.SearchStrategy[IsAnswered]) -> st.SearchStrategy[IsAnswered]:
    return st.none() | answer


ANSWERS: st.SearchStrategy[Answers] = st.fixed_dictionaries(
    {
        "form.luas": _maybe(_EXACT | _FAR),
        "form.lebar": _maybe(_EXACT | _FAR | st.sampled_from(("0", "-0", "0.5"))),
        "form.jumlah": _maybe(_WHOLE),
        "form.unit": _maybe(_WHOLE),
        "form.biaya": _maybe(st.integers(0, 10**15 - 1)),
        "form.jenis": _maybe(st.sampled_from(("baru", "ubah", "lama"))),
        "form.nama": _maybe(st.text(SIGNS, max_size=4)),
        "form.setuju": _maybe(st.booleans()),
        "form.asn": _maybe(st.booleans()),
        "form.kegiatan": _maybe(st.lists(CHOSEN, unique=True).map(tuple)),
        "form.mulai": _maybe(_DAY),
        "form.selesai": _maybe(_DAY),
        "survei.outcome": _maybe(st.sampled_from(("layak", "tidak"))),
    }
)
