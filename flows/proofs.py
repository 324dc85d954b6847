"""Proofs: every licence and letter of a sound definition is printed with generated samples before it is published.

What Typst says against one is a problem at the template's line. A template is printed with the shortest and the longest
sample, and with as many others as it takes to come to every branch; nothing is printed twice. `pressing` prints.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from flows.pressing import Said, pressing
from flows.rendering import NEW_PAGE
from flows.tracing import Traced, tracing_environment
from licensing.definition.checking import Checked
from licensing.definition.offering import Print
from licensing.definition.surroundings import Surroundings
from licensing.documents.including import with_included
from licensing.documents.sampling import LONGEST, SHORTEST, sampled
from licensing.documents.shapes import Shape
from licensing.documents.templating import TemplateSource, as_filled
from licensing.words.errors import Problem
from licensing.words.identifiers import PermitId, TemplateName

MOST_TURNS = 24
"""Samples looked at for a branch that none has come to yet."""
WORD = re.compile(r"\w+")
PLACE = re.compile(r"\.typ:(\d+):(\d+)")


@dataclass(frozen=True, slots=True)
class _Proof:
    """One template filled with one sample."""

    file: str
    permit: PermitId
    print: Print
    traced: Traced


@dataclass(frozen=True, slots=True)
class _Text:
    """What a template's own text says of how it has to be filled.

    `words` is what it compares something with; `names` is every word in it: it can ask for nothing else.
    """

    branches: frozenset[tuple[str, int]]
    words: frozenset[str]
    names: frozenset[str]


class _Texts:
    """The texts of templates, each read once however many definitions print with it."""

    def __init__(self, source: TemplateSource) -> None:
        self.environment = tracing_environment(source)
        self._source = source
        self._read: dict[str, _Text] = {}
        self._whole: dict[str, _Text] = {}

    def of(self, template: str) -> _Text:
        """What a template and everything it includes say together."""
        if template not in self._whole:
            self._whole[template] = self._together(template)
        return self._whole[template]

    def _together(self, template: str) -> _Text:
        read = [self._text(name, text) for name, text in with_included([template], self._source).items()]
        return _Text(
            frozenset(branch for each in read for branch in each.branches),
            frozenset(word for each in read for word in each.words),
            frozenset(name for each in read for name in each.names),
        )

    def _text(self, name: str, text: str) -> _Text:
        if name not in self._read:
            # A branch is where the environment sees it when it fills.
            tree = self.environment.parse(as_filled(text), name)
            branches = frozenset(Traced.branches_in(tree, name))
            words = frozenset(_compared_with(tree))
            self._read[name] = _Text(branches, words, frozenset(WORD.findall(text)))
        return self._read[name]


def _compared_with(tree: nodes.Template) -> Iterator[str]:
    for compared in tree.find_all(nodes.Compare):
        yield from (const.value for const in compared.find_all(nodes.Const) if isinstance(const.value, str))


def unprintable(sound: Mapping[str, Checked], around: Surroundings) -> Mapping[str, tuple[Problem, ...]]:
    """What sound definitions print with and Typst refuses.

    Args:
        sound: by the names of their files.

    Returns:
        The problems by the same names; only definitions that have some.
    """
    texts = _Texts(around.templates)
    filled: dict[tuple[TemplateName, ...], list[tuple[Shape, tuple[Traced, ...]]]] = {}
    proofs: list[_Proof] = []
    with pressing(around.templates.fonts()) as press:
        for file, checked in sound.items():
            for each in checked.prints:
                for traced in () if each.template.startswith("notices/") else _once(filled, texts, each):
                    proofs.append(_Proof(file, checked.process.permit, each, traced))
                    press.take(traced.text)
    found: dict[str, dict[Problem, None]] = {}
    for proof in proofs:
        if against := press.said(proof.traced.text):
            found.setdefault(proof.file, {})[_problem(proof, against, around)] = None
    return {file: tuple(problems) for file, problems in found.items()}


def _once(
    filled: dict[tuple[TemplateName, ...], list[tuple[Shape, tuple[Traced, ...]]]],
    texts: _Texts,
    asked: Print,
) -> tuple[Traced, ...]:
    """The template filled; again as it was, where another step offers it the same."""
    before = filled.setdefault((*asked.behind, asked.template), [])
    offered = _asked_of(asked, texts)
    known = next((done for shape, done in before if shape == offered), None)
    if known is None:
        known = tuple(_filled(texts, asked, offered))
        before.append((offered, known))
    return known


def _filled(texts: _Texts, asked: Print, offered: Shape) -> Iterator[Traced]:
    """The template with the shortest and longest sample, and with those that come to a branch no other came to."""
    text = texts.of(asked.template)
    templates = [texts.environment.get_template(name) for name in (*asked.behind, asked.template)]
    waiting = text.branches
    for turn in range(MOST_TURNS):
        context = sampled(offered, turn, words=text.words)
        traced = Traced.of(NEW_PAGE.join(template.render(context) for template in templates))
        if turn in (SHORTEST, LONGEST) or traced.branches & waiting:
            yield traced
        waiting -= traced.branches
        if turn >= LONGEST and not waiting:
            return


def _asked_of(asked: Print, texts: _Texts) -> Shape:
    """What is offered, without the answers, values and decisions that no template of the document names."""
    names = frozenset(name for each in (*asked.behind, asked.template) for name in texts.of(each).names)
    return {
        group: {name: shape for name, shape in below.items() if name in names or name == "*"}
        if isinstance(below, Mapping)
        else below
        for group, below in asked.offered.items()
    }


def _problem(proof: _Proof, said: Said, around: Surroundings) -> Problem:
    message, where, *hints = said
    place = PLACE.search(where)
    template, line = proof.traced.at(int(place[1])) if place else (proof.print.template, 1)
    told = f'it cannot be printed for step "{proof.print.step}" of {proof.permit}: {message.rstrip(".")}.'
    name = proof.print.template
    hint = " ".join(f"{hint.rstrip('.').capitalize()}." for hint in hints)
    looked = f"Look at it: izin preview {name} --short, or --long."
    return Problem(around.file_of(template), line, 1, "template-print", told, hint or looked)
