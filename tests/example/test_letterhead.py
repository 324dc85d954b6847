"""A small market's permit bears the letterhead of the district whose head signed it, a larger one's the issuer's."""

from pathlib import Path

import pytest

from features.reading import words_of
from flows.definitions import surroundings
from flows.rendering import render
from flows.templates import TemplateFolder
from licensing.definition.checking import check
from licensing.documents.context import context
from licensing.scenarios.playing import play
from licensing.scenarios.scenario import MONDAY, Scenario
from licensing.words.identifiers import OfficerId, TemplateName
from portal.cli.testing import examples

HERE = Path(__file__).parent
DEFINITIONS, TEMPLATES = HERE / "process_definitions", HERE / "templates"
AGENCY, DISTRICT = "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU", "KECAMATAN SERPONG"


def permit_for(stalls: int, signatory: str) -> bytes:
    """The licence for so many stalls, as it is printed."""
    around = surroundings(DEFINITIONS, TEMPLATES)
    text = (DEFINITIONS / "pasar_malam.yaml").read_text("utf-8")
    process = check(text, "pasar_malam.yaml", around)
    example = examples(DEFINITIONS, {process.permit: process}, around.register)[process.permit]
    story = Scenario(around.register, process)
    story.submit({**example.typed, "lapak": (str(stalls),)})
    play(story, example.acts, until="tanda_tangan")
    story.decide(around.register.officers[OfficerId(signatory)], "ditandatangani")
    assert story.refusal is None
    where = next(round.where for round in story.case.rounds if round.where.step == "terbit")
    said = context(process, story.case, where, around.register, public_url="https://izin.contoh.id")
    return render(TemplateName("licences/pasar_malam"), said, TemplateFolder(TEMPLATES), at=MONDAY)


@pytest.mark.parametrize(
    ("stalls", "signatory", "head", "other"),
    [(18, "slamet_r", DISTRICT, AGENCY), (21, "maya", AGENCY, DISTRICT)],
)
def test_the_letterhead_is_that_of_whoever_signed(stalls: int, signatory: str, head: str, other: str) -> None:
    words = words_of(permit_for(stalls, signatory))
    assert head in words
    assert other not in words
