"""Sentences about files of an application: what is sent with it, sent again, and kept."""

from pytest_bdd import given, parsers, then, when

from features.quoting import APPLICANT
from licensing.scenarios.scenario import Scenario, typed
from licensing.scenarios.standing_in import stand_ins_for, upload
from licensing.words.identifiers import DocumentId


@when(parsers.parse('the applicant hands in an application without document "{document}", with'))
def hand_in_without(story: Scenario, document: str, datatable: list[list[str]]) -> None:
    names, given = datatable
    answers = typed({**APPLICANT, **dict(zip(names, given, strict=True))})
    story.submit(answers, stand_ins_for(story.process, answers, without=document))


@given(parsers.parse('the applicant sent document "{document}" again'))
@when(parsers.parse('the applicant sends document "{document}" again'))
def send_again(story: Scenario, document: str) -> None:
    story.correct({}, {DocumentId(document): upload(f"{document} baru")})


@when(parsers.parse('the applicant takes row {row:d} of "{list_id}" out'))
def take_out(story: Scenario, row: int, list_id: str) -> None:
    rows = story.process.form.typed(story.case.answers)
    within = f"{list_id}.{row}."
    kept = {
        name: texts
        for name, texts in rows.items()
        if name.startswith(f"{list_id}.") and not name.startswith(within)
    }
    story.correct(kept)


@then(parsers.parse('document "{document}" is the one sent as "{sent}"'))
def is_the_one_sent(story: Scenario, document: str, sent: str) -> None:
    assert story.refusal is None, story.refusal and story.refusal.fields
    assert story.case.documents[DocumentId(document)] == upload(sent)


@then(parsers.parse('there is no document "{document}"'))
def there_is_none(story: Scenario, document: str) -> None:
    assert DocumentId(document) not in story.case.documents
