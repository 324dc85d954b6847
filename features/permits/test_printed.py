"""Stories to the paper: the sentences of stories as `izin test` tells them, and one about what is printed.

Whatever is printed here is an archive's and a screen reader's too.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from features.permits.shipped import stage
from features.reading import words_of
from flows.definitions import TemplateFolder
from flows.rendering import render
from licensing.documents.context import context
from licensing.history.effects import Store
from licensing.scenarios.stories.phrases import Said, meaning
from licensing.scenarios.stories.reading import PHRASES
from licensing.scenarios.stories.story import Story

TEMPLATES = Path(__file__).parents[2] / "templates"
SENTENCE = r"(?!(?:\d+ )?PDF )(?P<sentence>.+)"
ABOVE_A_TABLE = r"(?P<sentence>keputusan ini (?:sudah )?diambil)"

scenarios("permits/printed.feature")


@pytest.fixture
def told() -> Story:
    return Story(stage())


@given(parsers.re(SENTENCE))
def granted(told: Story, sentence: str) -> None:
    _mean(told, sentence, ())
    told.allowed()
    told.settle()


@when(parsers.re(SENTENCE))
def done(told: Story, sentence: str) -> None:
    _mean(told, sentence, ())
    told.settle()


@then(parsers.re(SENTENCE))
def expected(told: Story, sentence: str) -> None:
    _mean(told, sentence, ())


@given(parsers.re(ABOVE_A_TABLE))
@when(parsers.re(ABOVE_A_TABLE))
def decided(told: Story, sentence: str, datatable: list[list[str]]) -> None:
    _mean(told, sentence, tuple(tuple(row) for row in datatable))
    told.allowed()
    told.settle()


@then(parsers.re(r'PDF "(?P<template>[\w/]+)" menyebut'))
def says(told: Story, template: str, datatable: list[list[str]]) -> None:
    (words,) = (words_of(pdf) for pdf in _printed(told, template))
    for text in datatable[0]:
        assert text in words


@then(parsers.re(r'(?P<count>\d+) PDF "(?P<template>[\w/]+)" menyebut masing-masing'))
def each_says(told: Story, count: str, template: str, datatable: list[list[str]]) -> None:
    printed = [words_of(pdf) for pdf in _printed(told, template)]
    assert len(printed) == int(count) == len(datatable)
    for words, own in zip(printed, datatable, strict=True):
        others = [text for row in datatable if row != own for text in row]
        assert [text for text in own if text not in words] == []
        assert [text for text in others if text in words] == []


def _mean(told: Story, sentence: str, table: tuple[tuple[str, ...], ...]) -> None:
    found = meaning(PHRASES, sentence)
    assert found is not None, sentence
    phrase, parts = found
    phrase.mean(told, Said(parts, table))


def _printed(told: Story, template: str) -> Iterator[bytes]:
    """Every document that the application told last has made with a template, as it is printed in service."""
    story = told.scenario
    for stored in story.performed:
        if isinstance(stored, Store) and stored.template == template:
            filled = context(
                story.process,
                story.case,
                stored.where,
                story.register,
                public_url="https://izin.example",
                part=stored.part,
            )
            folder = TemplateFolder(TEMPLATES)
            pdf = render(stored.template, filled, folder, at=story.now, annexes=stored.annexes)
            _is_kept_and_read_out(pdf)
            yield pdf


def _is_kept_and_read_out(content: bytes) -> None:
    with pikepdf.open(BytesIO(content)) as pdf:
        metadata = pdf.open_metadata()
        claims = [metadata[f"pdf{claim}"] for claim in ("aid:part", "aid:conformance", "uaid:part")]
    assert claims == ["3", "A", "1"]
