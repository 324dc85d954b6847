"""Minutes as they are printed: who signed, what each of them found, and what the licence says of them."""

from features.reading import words_of
from flows.rendering import render
from flows.templates import TemplateFolder
from licensing.definition.surroundings import Surroundings
from licensing.words.identifiers import TemplateName
from tests.definitions.cases import NOW, TEMPLATES, Application, issued

FOLDER = TemplateFolder(TEMPLATES)
INSPECTION = "peninjauan_lapangan"


def printed(case: Application, template: str, step: str) -> str:
    where = next(round.where for round in reversed(case.case.rounds) if round.where.step == step)
    return " ".join(words_of(render(TemplateName(template), case.context(where), FOLDER, at=NOW)).split())


def test_they_say_who_signed_and_what_each_found(around: Surroundings) -> None:
    case = issued("ipr", around)
    text = printed(case, "letters/berita_acara", INSPECTION)
    (where,) = [round.where for round in case.case.rounds if round.where.step == INSPECTION]
    decisions = [task.decision for task in case.case.tasks_at(where) if task.decision]
    assert len(decisions) == 2
    for decision in decisions:
        assert text.count(decision.by.name) == 2, "among those who looked, and among those who signed"
        assert f"NIP {decision.by.nip}" in text
    assert text.count("Disetujui secara elektronik") == 2
    assert text.count("Keadaan di lapangan") == 2
    assert text.count("Sesuai dengan permohonan") == 2


def test_the_licence_names_them_by_their_number(around: Surroundings) -> None:
    case = issued("ipr", around)
    made = next(round.numbering for round in case.case.rounds if round.where.step == INSPECTION)
    assert made is not None
    assert f"Berita Acara Nomor {made.number}" in printed(case, "licences/ipr", "terbit")
    assert made.number in printed(case, "letters/berita_acara", INSPECTION)
