"""The demonstration's stories are data, and are checked like definitions."""

from functools import cache

import pytest

from features.permits.shipped import DEFINITIONS, city, shipped
from licensing.process.graph import Process
from licensing.scenarios.scenario import MONDAY, Scenario
from licensing.words.errors import DefinitionRejected
from licensing.words.identifiers import PermitId
from portal.cli.demo.papers import paper
from portal.cli.demo.scripts import read_script, read_scripts

PERMITS = sorted(path.stem for path in (DEFINITIONS / "demo").glob("*.yaml"))


@cache
def processes() -> dict[PermitId, Process]:
    return {PermitId(permit): shipped(permit) for permit in PERMITS}


def test_every_permit_type_has_a_story() -> None:
    shipped_permits = {path.stem for path in DEFINITIONS.glob("*.yaml")} - {"agencies"}
    assert set(PERMITS) == shipped_permits


@pytest.mark.parametrize("permit", PERMITS)
def test_every_story_leads_to_an_end(permit: str) -> None:
    """Each act is allowed, or refused as it says; performing what is owed then ends the case."""
    for script in read_scripts(DEFINITIONS / "demo", processes(), city().register):
        if script.permit != permit:
            continue
        story = Scenario(city().register, shipped(permit), now=MONDAY)
        story.submit(script.typed)
        assert story.refusal is None, story.refusal
        for act in script.acts:
            story.perform()
            if act.officer is None and story.process.step(act.step).is_request:
                (asked,) = [task for task in story.open_tasks if task.where.step == act.step]
                story.fulfil(asked, act.typed)
            elif act.officer is None:
                story.correct(act.typed)
            else:
                officer = city().register.officers[act.officer]
                story.decide(officer, act.outcome, reason=act.reason, typed=act.typed, named=act.named)
            assert (story.refusal.code if story.refusal else None) == act.refused
        story.perform()
        assert story.case.ending is not None


def test_together_they_show_what_the_tour_promises() -> None:
    scripts = read_scripts(DEFINITIONS / "demo", processes(), city().register)
    acts = [act for script in scripts for act in script.acts]
    assert any(act.officer is None for act in acts), "a correction round"
    assert any(act.refused == "four-eyes" for act in acts), "a four-eyes refusal"
    assert len({script.permit for script in scripts}) < len(scripts), (
        "a second application of one permit type"
    )


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("by: rina", "by: rino", 'there is no officer "rino" here. Did you mean "rina"?'),
        (
            "at: kelengkapan",
            "at: kelengkapn",
            'there is no step "kelengkapn" here. Did you mean "kelengkapan"?',
        ),
        ("outcome: kembalikan", "outcome: pulang", 'there is no outcome "pulang" here.'),
        ("klaster:", "kelaster:", 'there is no field "kelaster" here. Did you mean "klaster"?'),
        (
            "documents: [denah]",
            "documents: [dena]",
            'there is no document "dena" here. Did you mean "denah"?',
        ),
        ("refused:", "ditolak:", '"ditolak" is no key here.'),
    ],
)
def test_a_misspelt_name_is_found_where_it_stands(right: str, wrong: str, told: str) -> None:
    text = (DEFINITIONS / "demo" / "sip_dokter.yaml").read_text()
    assert right in text
    with pytest.raises(DefinitionRejected) as rejected:
        read_script(text.replace(right, wrong, 1), "sip_dokter.yaml", processes(), city().register)
    line = text[: text.index(right)].count("\n") + 1
    assert [problem.line for problem in rejected.value.problems] == [line]
    assert told in str(rejected.value)


def test_papers_are_what_the_definition_accepts() -> None:
    for process in processes().values():
        for rule in process.documents:
            name, content = paper(rule, 'dr. "A" #x', copy=1)
            assert name.rpartition(".")[2] in rule.accept
            assert content.startswith(b"%PDF" if name.endswith("pdf") else b"\x89PNG")
            assert len(content) < rule.max_bytes


def test_a_second_copy_is_another_file() -> None:
    rule = next(iter(processes().values())).documents[0]
    assert paper(rule, "Wati", copy=1) != paper(rule, "Wati", copy=2)
