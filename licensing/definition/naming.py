"""Which names a condition may ask at each place of a definition, so that a name means something whenever it is asked.

The applicant's form and documents are asked before anybody has decided, and again at a correction: they know the
form only, and the values computed from it. Steps know these, the outcome of every step that has one, and what one
officer answered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from licensing.definition.answer_types import Codes, records_type, types_of
from licensing.definition.columns import with_computed
from licensing.definition.each_lists import records_around
from licensing.definition.panel_text import names_several
from licensing.definition.remedy_text import KEYS
from licensing.definition.text import DefinitionText
from licensing.definition.written import WrittenStep
from licensing.forms.moments import MOMENTS, SUBMITTED
from licensing.forms.text import FormText
from licensing.register.concerned import KIND, NAMES
from licensing.register.holdings import FACTS, PARTS
from licensing.text.source import Path
from licensing.values.conditions import Vocabulary
from licensing.values.sorts import Typed
from licensing.values.term import names_of
from licensing.values.types import DAY, Choice, Type
from licensing.words.identifiers import StepId

NOT_YET = "which nobody has answered or decided while the form is filled in"
NEVER = "but the case ends there, so that nothing is decided"
SEVERAL = "which several answer, so that there is not one answer"
UNTAKEN = "which the fact does not take, so that nobody learns of it"
OF_RECORDS = "which is decided for each record of a list, so that there is not one answer"


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """One for the applicant's part, one for the steps, and one for each form that knows more: by its path.

    `lines` are those of the lines for the records of lists, by the path below which their steps stand; `lists` says of
    each which lists' columns are names there.
    """

    applicant: Vocabulary
    steps: Vocabulary
    own: Mapping[Path, Vocabulary]
    lines: Mapping[Path, Vocabulary] = field(default_factory=dict[Path, Vocabulary])
    lists: Mapping[Path, tuple[str, ...]] = field(default_factory=dict[Path, tuple[str, ...]])

    def with_values(self, values: Mapping[str, Typed]) -> "Vocabularies":
        """These, and values, which mean the same wherever they are named."""
        own = {
            path: without_facts(each, values) if path[0] == "form" else each.with_values(values)
            for path, each in self.own.items()
        }
        lines = {path: vocabulary.with_values(values) for path, vocabulary in self.lines.items()}
        applicant, steps = without_facts(self.applicant, values), self.steps.with_values(values)
        return Vocabularies(applicant, steps, own, lines, self.lists)

    def at(self, path: Path) -> Vocabulary:
        """The names that mean something where a condition stands, at its path or a field's `when`."""
        if path[0] not in ("steps", *KEYS):
            return self.own.get(path[:-2], self.applicant)
        return self.own.get(path[:-2]) or self.lines.get(self._line_of(path), self.steps)

    def _line_of(self, path: Path) -> Path:
        """The innermost line for a record below which something is written; () for none."""
        return next((path[:n] for n in range(len(path), 0, -1) if path[:n] in self.lines), ())

    def of_form(self, path: Path) -> Vocabulary:
        """The names that mean something beside the answers of a form."""
        return self.at((*path, "", "when"))

    def with_columns(
        self, columns: Mapping[str, Mapping[str, Typed]], texts: Mapping[str, Mapping[str, str]]
    ) -> "Vocabularies":
        """These, and what is computed for each record of lists; `texts` is how it is written."""

        def wider(path: Path, vocabulary: Vocabulary) -> Vocabulary:
            """In the line of a record its computed columns are names, as its others are."""
            vocabulary = vocabulary.with_columns(columns)
            for name in self.lists.get(self._line_of(path), ()):
                vocabulary = with_computed(vocabulary, name.partition(".")[2], texts.get(name, {}))
            return vocabulary

        own = {path: wider(path, vocabulary) for path, vocabulary in self.own.items()}
        lines = {path: wider(path, vocabulary) for path, vocabulary in self.lines.items()}
        applicant, steps = self.applicant.with_columns(columns), self.steps.with_columns(columns)
        return Vocabularies(applicant, steps, own, lines, self.lists)


def named_beside(text: DefinitionText) -> dict[str, Type]:
    """What every expression may name beside answers: the kind, and the licence some of its cases are about."""
    named: dict[str, Type] = {KIND: Choice(frozenset(text.kinds))} if text.kinds else {}
    is_about = text.about is not None or any(kind.about for kind in text.kinds.values())
    return {**named, **(NAMES if is_about else {})}


def computing(vocabulary: Vocabulary, facts: Mapping[str, Type]) -> Vocabulary:
    """What values may name: the applicant's answers, and what our own register says of her."""
    known = _and(vocabulary, facts)
    return replace(known, elsewhere={**known.elsewhere, **dict(_not_asked_of_facts(facts))})


def without_facts(vocabulary: Vocabulary, values: Mapping[str, Typed]) -> Vocabulary:
    """The applicant's part, and the values that can be known there: not those that our own register decides."""
    found = {name for name, typed in values.items() if any(map(is_fact, names_of(typed.term)))}
    known = vocabulary.with_values({name: typed for name, typed in values.items() if name not in found})
    return replace(known, elsewhere={**known.elsewhere, **dict.fromkeys(found, NOT_YET)})


def _not_asked_of_facts(facts: Mapping[str, Type]) -> Iterator[tuple[str, str]]:
    """What could be asked of facts, and why it cannot."""
    for fact in dict.fromkeys(name.rpartition(".")[0] for name in facts):
        yield fact, f"which is several answers: {fact}.held, {fact}.count and what it takes"
        yield from ((f"{fact}.{part}", UNTAKEN) for part in PARTS if f"{fact}.{part}" not in facts)


def is_fact(name: str) -> bool:
    """Whether a name is what our own register says."""
    return name.startswith(f"{FACTS}.")


def _goes_on_issued(step: WrittenStep) -> bool:
    """Whether a case goes on from a step with a licence of its own."""
    issue = step.text.issue
    return issue is not None and issue.then is not None and issue.sets in (None, "renewed")


def vocabularies(
    form: FormText,
    steps: Mapping[StepId, WrittenStep],
    codes: Codes,
    *,
    beside: Mapping[str, Type],
    facts: Mapping[str, Type] = MappingProxyType({}),
) -> Vocabularies:
    """What can be asked where, of a definition as it is written.

    Args:
        beside: what every expression may name beside answers, and `facts` those behind the application only.
    """
    answered = {**types_of("form", form, codes), **MOMENTS, **beside}
    known: dict[str, Type] = {**answered, **facts}
    own: dict[Path, Mapping[str, Type]] = {}
    elsewhere: dict[str, str] = dict(_not_asked_of_facts(facts))
    scopes: dict[StepId, dict[str, Type]] = {}
    for id, step in steps.items():
        fields = types_of(id, step.text.form, codes)
        if step.kind and not step.kind.has_outcomes() and not step.own_exits():
            elsewhere |= dict.fromkeys((f"{id}.outcome", *fields), NEVER)
            continue
        outcomes = (*step.text.outcomes, *step.own_exits()) if step.kind else None
        opener = next(records_around(steps, id), None)
        scope = known if opener is None else scopes.setdefault(opener, {})
        scope[f"{id}.outcome"] = Choice(None if outcomes is None else frozenset(outcomes))
        if step.asks_one and not names_several(step, steps):
            scope |= fields
        else:
            elsewhere |= dict.fromkeys(fields, SEVERAL)
            own[*step.path, "form"] = own[*step.path, "documents"] = fields
    of_records = dict.fromkeys((name for scope in scopes.values() for name in scope), OF_RECORDS)
    not_yet = dict.fromkeys([*known, *elsewhere, *of_records], NOT_YET)
    elsewhere |= of_records
    known[SUBMITTED] = answered[SUBMITTED] = DAY
    known |= {**beside, **(NAMES if any(_goes_on_issued(step) for step in steps.values()) else {})}
    applicant, officers = Vocabulary(answered, not_yet), Vocabulary(known, elsewhere)
    lines, lists = _of_lines(form, steps, codes, officers, scopes)
    whole = Vocabularies(applicant, officers, {}, lines, lists)
    each = {path: _and(whole.at(path), fields) for path, fields in own.items()}
    for step in steps.values():
        path = (*step.path, "form")
        each |= dict(_of_rows(path, step.text.form, each.get(path) or whole.at(path), codes))
    return replace(whole, own={**each, **dict(_of_rows(("form",), form, applicant, codes))})


def _of_lines(
    form: FormText,
    steps: Mapping[StepId, WrittenStep],
    codes: Codes,
    officers: Vocabulary,
    scopes: Mapping[StepId, Mapping[str, Type]],
) -> tuple[Mapping[Path, Vocabulary], Mapping[Path, tuple[str, ...]]]:
    """For the line of each record what is known around it, the columns of the record, and what its own steps came to.

    A step that opens lines is written before those within them.
    """
    lines: dict[Path, Vocabulary] = {}
    lists: dict[Path, tuple[str, ...]] = {}
    for id, step in steps.items():
        if step.text.each is None:
            continue
        outer = next((steps[each].path for each in records_around(steps, id)), ())
        around, over = (*outer, "each") if outer else (), step.text.each.over
        of, _, name = over.partition(".")
        asked = (form if of == "form" else steps[StepId(of)].text.form if of in steps else {}).get(name)
        columns = dict(records_type(name, asked, codes).columns) if asked and asked.type == "list" else {}
        path = (*step.path, "each")
        lines[path] = _and(lines.get(around, officers), {**columns, **scopes.get(id, {})})
        lists[path] = (*lists.get(around, ()), over)
    return lines, lists


def _and(vocabulary: Vocabulary, names: Mapping[str, Type]) -> Vocabulary:
    """The same, with further names that can be asked here."""
    elsewhere = {name: why for name, why in vocabulary.elsewhere.items() if name not in names}
    return replace(vocabulary, names={**vocabulary.names, **names}, elsewhere=elsewhere)


def _of_rows(
    path: Path, form: FormText, beside: Vocabulary, codes: Codes
) -> Iterator[tuple[Path, Vocabulary]]:
    """For the columns of each list what is known beside the form, and the other columns of the row."""
    for id, asked in form.items():
        if asked.type == "list":
            columns = dict(records_type(id, asked, codes).columns)
            row = replace(beside, names={**beside.names, **columns})
            yield (*path, id, "form"), row
            yield (*path, id, "documents"), row
