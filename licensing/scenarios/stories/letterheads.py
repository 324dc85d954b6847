"""Sentences about whose letterhead the document that came out last bears."""

from licensing.documents.letterheads import letterhead, signatory_for
from licensing.documents.way import way_with_minutes
from licensing.scenarios.stories.phrases import Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled


def _headed(story: Story, said: Said) -> None:
    scenario = story.scenario
    process, case = scenario.process, scenario.case
    made = [round for round in case.rounds if round.numbering is not None]
    if not made:
        raise Unfulfilled("Belum ada dokumen yang terbit.", "No document has come out yet.")
    where = made[-1].where
    way = way_with_minutes(process, case, where)
    agency = letterhead(process, where, signatory_for(process, case, where, way), scenario.register)
    if said["agency"] not in (agency["name"], agency["short"]):
        raise Unfulfilled(f"Kopnya {agency['name']}.", f"Its letterhead is that of {agency['name']}.")


PHRASES = (
    Phrase(
        "expectation",
        r'dokumen berkop "(?P<agency>[^"]+)"',
        r'the document bears the letterhead of "(?P<agency>[^"]+)"',
        _headed,
    ),
)
