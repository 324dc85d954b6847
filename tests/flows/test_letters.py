"""Letters: what a mail server answers, and what goes to an address that nobody has confirmed. Real SMTP on loopback."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.mime.text import MIMEText
from typing import get_args

import pytest

from features.quoting import APPLICANT, quoted, read_city
from flows.performers.address_letter import address_letter
from flows.performers.letter import Correspondent, letter
from flows.performers.notify import sender_of
from flows.performers.plainly import link_to_confirm, plain_notice
from flows.performers.post import AddressRefused, MailServer
from flows.rendering import Notice
from licensing.case.acts.contacting import HOLDS_FOR
from licensing.case.commands import ChangeContact, ConfirmAddress, Correct, ReportEffect
from licensing.case.confirming import fits, is_confirmed
from licensing.case.deciding import decide
from licensing.city.former import FormerNames
from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.clock.calendars import Calendars
from licensing.clock.wording import wall_time
from licensing.history.effects import AddressLetter, Dismissed, Done, Moment, Notify, PinLink, Render
from licensing.history.events import EffectOwed, EffectPerformed, Event
from licensing.history.places import MAIN, At
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.errors import CommandRefused, ConnectorFailed
from licensing.words.identifiers import AgencyId, EffectKey, FieldId, StepId, TemplateName
from tests.flows import mail

URL = "https://izin.example"
STEPS = """
steps:
  periksa: {review: {by: loket.petugas}, outcomes: {lanjut: gugur}}
  gugur: {close: {}}
"""
BACK = """
steps:
  perbaikan: {correction: {within: 14 days, then: periksa}}
  periksa: {review: {by: loket.petugas}, outcomes: {lanjut: gugur}}
  gugur: {close: {}}
"""
HOSTILE = "Menang undian http://jahat.example"


def sent(answer: str) -> tuple[ConnectorFailed | None, list[bytes]]:
    server = mail.MailServer([answer] if answer else [])
    message = MIMEText("isi")
    message["From"], message["To"] = "izin@contoh.id", "ayu@contoh.id"
    with mail.listening(server) as url:
        try:
            asyncio.run(MailServer(url).send(EffectKey("REG-1.received.notify"), message))
        except ConnectorFailed as failed:
            return failed, server.taken
    return None, server.taken


@pytest.mark.parametrize(
    "answer", ["550 no such user", "550 5.1.1 unknown", "552 5.2.2 full", "554 rejected"]
)
def test_what_an_address_refuses_for_good_is_told_apart(answer: str) -> None:
    failed, taken = sent(answer)
    assert isinstance(failed, AddressRefused)
    assert (failed.code, failed.retryable, taken) == (int(answer[:3]), False, [])
    assert "ayu" not in str(failed)


@pytest.mark.parametrize(
    ("answer", "retryable"),
    [("451 busy", True), ("550 5.7.1 relaying denied", False), ("554 5.3.4 too big", False)],
)
def test_what_time_or_an_operator_can_mend_is_a_failure(answer: str, *, retryable: bool) -> None:
    failed, _ = sent(answer)
    assert failed is not None
    assert not isinstance(failed, AddressRefused)
    assert failed.retryable is retryable


def test_no_server_is_tried_again_and_a_taken_letter_is_no_failure() -> None:
    message = MIMEText("isi")
    message["From"], message["To"] = "izin@contoh.id", "ayu@contoh.id"
    with pytest.raises(ConnectorFailed) as failed:
        asyncio.run(MailServer("smtp://127.0.0.1:1").send(EffectKey("x"), message))
    assert failed.value.retryable
    failure, taken = sent("")
    assert failure is None
    assert len(taken) == 1


def story() -> Scenario:
    scenario = Scenario(read_city(), quoted(STEPS, read_city()))
    scenario.submit(typed({**APPLICANT, "nama": HOSTILE}))
    return scenario


def told(moment: Moment) -> str:
    scenario = story()
    effect = Notify(EffectKey("x"), At(MAIN, StepId("periksa"), 1), moment)
    link = link_to_confirm(scenario.case, APPLICANT["surel"], public_url=URL, secret_key="rahasia")
    said = plain_notice(effect, scenario.process, scenario.case, scenario.register, public_url=URL, link=link)
    to = Correspondent("", APPLICANT["surel"])
    at = datetime(2026, 11, 25, 9, 0, tzinfo=WIB)
    sender = Correspondent("DPM", "dpm@contoh.id")
    sent = message_from_bytes(
        bytes(letter(said, sender=sender, to=to, id="<x@izin>", at=at)), policy=policy.default
    )
    assert isinstance(sent, EmailMessage)
    assert sent["To"] == APPLICANT["surel"]
    return f"{sent['Subject']} {sent.get_content()}"


@pytest.mark.parametrize("moment", get_args(Moment))
def test_nothing_typed_goes_to_an_address_that_nobody_has_confirmed(moment: Moment) -> None:
    scenario, said = story(), told(moment)
    typed_words = {
        word for answer in APPLICANT.values() for word in (answer,) if answer != APPLICANT["surel"]
    }
    assert not [each for each in (HOSTILE, "jahat", "undian", *typed_words) if each in said]
    assert scenario.case.application in said
    assert f"{URL}/surel/{scenario.case.application}/" in said


def test_a_letter_comes_from_whoever_issues_by_whatever_name_she_had() -> None:
    register, issuer = read_city(), story().process.issuer
    city = replace(register, former=FormerNames({AgencyId("dahulu"): issuer}))
    assert sender_of(city, issuer).name == register.agencies[issuer].short
    assert sender_of(city, AgencyId("dahulu")) == sender_of(city, issuer)
    assert sender_of(city, AgencyId("entah")) == Correspondent("Izin", "izin@localhost")


def test_only_the_link_that_went_to_an_address_confirms_it() -> None:
    scenario = story()
    application, address = scenario.case.application, APPLICANT["surel"]
    secret = told("received").partition(f"/surel/{application}/")[2].split()[0]
    assert fits(secret, "rahasia", application, address)
    assert not fits(secret, "rahasia", application, "lain@contoh.id")
    assert not fits(secret, "lain", application, address)
    assert not fits(secret[:-1], "rahasia", application, address)
    assert not is_confirmed(scenario.process, scenario.case)
    scenario.tell(ConfirmAddress(address), by=scenario.applicant)
    assert scenario.refusal is None
    assert is_confirmed(scenario.process, scenario.case)
    before = scenario.events
    scenario.tell(ConfirmAddress(address), by=scenario.applicant)
    assert scenario.events == before
    scenario.tell(ConfirmAddress("lain@contoh.id"), by=scenario.applicant)
    assert scenario.refusal is not None
    assert scenario.refusal.code == "other-address"


def test_an_address_that_is_wanted_is_sent_a_link_and_the_one_before_that_it_is_so_and_nothing_typed() -> (
    None
):
    scenario = story()
    new, old = "baru@contoh.id", APPLICANT["surel"]

    def letters(late: timedelta = timedelta()) -> list[tuple[str, Notice]]:
        owed = (each.effect for each in scenario.events if isinstance(each, EffectOwed))
        made = (
            address_letter(each, scenario.case, now=scenario.now + late, public_url=URL, secret_key="rahasia")
            for each in owed
            if isinstance(each, AddressLetter)
        )
        return [each for each in made if each is not None]

    scenario.tell(ChangeContact({FieldId("surel"): ("salah@contoh.id",)}), by=scenario.applicant)
    scenario.tell(ChangeContact({FieldId("surel"): (new,)}), by=scenario.applicant)
    ((to, asking),) = letters()
    assert to == new, "nothing goes to an address she does not want any more"
    # Late, it says the same end; once its link is over, a stranger is told nothing.
    assert letters(HOLDS_FOR - timedelta(seconds=1)) == [(new, asking)]
    assert wall_time(scenario.now + HOLDS_FOR).id in asking.body
    assert not letters(HOLDS_FOR)
    secret = asking.body.partition(f"/surel/{scenario.case.application}/")[2].split()[0]
    assert fits(secret, "rahasia", scenario.case.application, new)
    scenario.tell(ConfirmAddress(new), by=scenario.applicant)
    assert scenario.refusal is None
    ((to, telling),) = letters()
    assert to == old
    for said in (asking, telling):
        assert scenario.case.application in said.body
        assert not [each for each in (HOSTILE, "jahat", "undian", new, old) if each in said.body]


def test_an_address_that_a_correction_changes_is_told_and_read_nothing_that_was_typed() -> None:
    scenario = Scenario(read_city(), quoted(BACK, read_city()))
    scenario.submit(typed({**APPLICANT, "nama": HOSTILE}))
    new, old = "baru@contoh.id", APPLICANT["surel"]
    (task,) = scenario.open_tasks
    scenario.tell(Correct(task.id, typed({"surel": new, "nama": HOSTILE}), {}), by=scenario.applicant)
    assert scenario.refusal is None
    owed = [each.effect for each in scenario.events if isinstance(each, EffectOwed)]
    letters = [each for each in owed if isinstance(each, AddressLetter)]
    (found,) = [
        address_letter(each, scenario.case, now=scenario.now, public_url=URL, secret_key="rahasia")
        for each in letters
    ]
    assert found is not None
    to, telling = found
    assert to == old
    assert "Bila bukan Anda, datang ke loket dengan KTP asli" in telling.body
    assert not [each for each in (HOSTILE, "jahat", "undian", new, old) if each in telling.body]
    assert not is_confirmed(scenario.process, scenario.case), "letters to the new one say nothing of hers"


def test_a_letter_is_given_up_on_the_record_and_not_without_a_name_and_a_reason() -> None:
    scenario = story()
    (effect,) = [each.effect for each in scenario.events if isinstance(each, EffectOwed)]
    case = replace(scenario.case, owed={effect.key: effect}, performed={})

    def given_up(by: str, reason: str) -> tuple[Event, ...]:
        command = ReportEffect(effect.key, Dismissed(by, reason))
        return decide(scenario.process, case, command, by=Service(), now=scenario.now, calendar=Calendars())

    at = scenario.now.astimezone(UTC)
    assert given_up("Tia", "Ditelepon.") == (EffectPerformed(at, effect.key, Dismissed("Tia", "Ditelepon.")),)
    with pytest.raises(CommandRefused) as refused:
        given_up("", " ")
    assert tuple(refused.value.fields) == ("by", "reason")


def test_a_link_to_a_new_pin_that_cannot_be_sent_is_given_up_as_well() -> None:
    scenario = story()
    effect = PinLink(EffectKey("x.pin-link-1"), At(MAIN, StepId("periksa"), 1), 1)
    case = replace(scenario.case, owed={effect.key: effect})
    gone = Dismissed("Tia", "Alamat mati.")
    command = ReportEffect(effect.key, gone)
    told = decide(scenario.process, case, command, by=Service(), now=scenario.now, calendar=Calendars())
    assert told == (EffectPerformed(scenario.now.astimezone(UTC), effect.key, gone),)


def test_what_was_sent_meanwhile_is_not_given_up() -> None:
    scenario, key = story(), EffectKey("x.notify")
    command = ReportEffect(key, Dismissed("Tia", "Ditelepon."))

    def told_again(result: Done | Dismissed) -> tuple[Event, ...]:
        case = replace(scenario.case, performed={key: result})
        return decide(scenario.process, case, command, by=Service(), now=scenario.now, calendar=Calendars())

    assert told_again(Dismissed("Tia", "Ditelepon.")) == ()
    with pytest.raises(CommandRefused) as refused:
        told_again(Done())
    assert refused.value.code == "not-owed"


def test_what_makes_a_document_is_not_given_up() -> None:
    scenario = story()
    effect = Render(EffectKey("x.render"), At(MAIN, StepId("periksa"), 1), TemplateName("surat"))
    case = replace(scenario.case, owed={effect.key: effect})
    command = ReportEffect(effect.key, Dismissed("Tia", "Tidak perlu."))
    with pytest.raises(CommandRefused) as refused:
        decide(scenario.process, case, command, by=Service(), now=scenario.now, calendar=Calendars())
    assert refused.value.code == "document-needed"
