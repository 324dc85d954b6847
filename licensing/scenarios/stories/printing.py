"""Sentences about what a document says: the words of its template, filled in for the application of the story.

Looked for are words as they stand in the template, values in their places and whatever blanks are between them; what
only Typst makes of them, a page or a letterhead's picture, no story sees.
"""

from collections.abc import Iterator

from licensing.documents.context import context
from licensing.documents.templating import words_of
from licensing.history.effects import Render
from licensing.history.events import EffectOwed
from licensing.scenarios.stories.phrases import Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled

PUBLIC_URL = "https://izin.contoh.id"


def _says(story: Story, said: Said) -> None:
    printed = [*_printed(story, said["template"])]
    if not printed:
        raise Unfulfilled(f'"{said["template"]}" belum terbit.', f'"{said["template"]}" has not come out.')
    words = " ".join(said["words"].split())
    is_there = any(words in text for text in printed)
    if is_there is bool(said["unsaid"]):
        id, en = ("memuat", "says") if is_there else ("tidak memuat", "does not say")
        raise Unfulfilled(f"Dokumen itu {id} “{words}”.", f"The document {en} “{words}”.")


def _printed(story: Story, template: str) -> Iterator[str]:
    """Each document of the application that is printed with a template, or has it as an annex."""
    scenario, templates = story.scenario, story.stage.templates
    owed = (event.effect for event in scenario.events if isinstance(event, EffectOwed))
    for effect in owed:
        if templates is None or not isinstance(effect, Render):
            continue
        if template in (effect.template, *effect.annexes):
            said = context(
                scenario.process,
                scenario.case,
                effect.where,
                scenario.register,
                public_url=PUBLIC_URL,
                part=effect.part,
            )
            yield " ".join(words_of(templates, template, said).split())


PHRASES = (
    Phrase(
        "expectation",
        r'dokumen "(?P<template>[\w/]+)" (?P<unsaid>tidak )?memuat "(?P<words>[^"]+)"',
        r'the document "(?P<template>[\w/]+)" (says|(?P<unsaid>does not say)) "(?P<words>[^"]+)"',
        _says,
    ),
)
