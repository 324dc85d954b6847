"""Sentences about what is published while cases run: drafts in the folder, and what a case goes on with.

They need the running instance of `operations/`; read with the sentences of the core, they import nothing of it.
"""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_bdd import given, parsers, then, when

from features.reading import words_of
from flows.publishing import publish, review
from licensing.case.commands import ConfirmAddress, Correct, Decide
from licensing.city.people import Service, Tracker
from licensing.history.case import Case
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, FieldId, OutcomeId, PermitId

if TYPE_CHECKING:
    from features.operations.instance import Instance

PERMIT = PermitId("domisili")
WARDS = {"Serpong": "36.74.01.1001", "Ciater": "36.74.01.1002"}
TYPED = {"nama": ("Wati",), "surel": ("wati@contoh.id",), "telepon": ("081234567890",)}
LICENCE = """\
<% include "letterhead" %>
#set document(title: [Keterangan domisili], author: << issuer.name | code >>, date: auto)
#show: halaman
#kop
#rincian(([Kelurahan], [<< form.kelurahan >>]),)
"""
BEFORE = "KOTA LAMA"
PATIENCE_SECONDS = 60


@dataclass(slots=True)
class Desk:
    """The folders a designer works in, and the applications of one scenario."""

    at: "Instance"
    running: ApplicationNumber | None = None
    letterhead: str = field(init=False)

    def __post_init__(self) -> None:
        path = self.folder / "templates" / "letterhead.typ"
        original = path.with_suffix(".original")
        if not original.exists():
            original.write_text(path.read_text())
        self.letterhead = original.read_text()

    @property
    def folder(self) -> Path:
        return self.at.settings.home

    @property
    def application(self) -> ApplicationNumber:
        assert self.running is not None
        return self.running

    def write_wards(self, *names: str) -> None:
        rows = "".join(f'{WARDS[name]},"{name}"\n' for name in names)
        (self.at.settings.definitions / "codes").mkdir(exist_ok=True)
        (self.at.settings.definitions / "codes" / "kelurahan.csv").write_text(f"code,label\n{rows}")

    def write_letterhead(self, city: str) -> None:
        named = self.letterhead.replace("upper(<< city.government | code >>)", f'upper("{city}")')
        assert named != self.letterhead
        (self.at.settings.templates / "letterhead.typ").write_text(named)

    def write_notice(self, subject: str) -> None:
        notice = f"Subject: {subject}\n\nYth. << applicant.name >>\n"
        (self.at.settings.templates / "notices" / "issued.txt").write_text(notice)

    def publish(self) -> None:
        found = review(self.at.izin.archive, self.at.settings, [PERMIT])
        assert found.problems == ()
        publish(self.at.izin.archive, found.drafts, now=datetime.now(UTC))

    def submit(self, ward: str) -> ApplicationNumber:
        process = self.at.people.archive.newest(PERMIT)
        typed = {**TYPED, "kelurahan": (WARDS[ward],)}
        return self.at.people.cases.submit(process, typed, {}, now=datetime.now(UTC)).application

    def case(self, application: ApplicationNumber) -> Case:
        return self.at.izin.cases.view(Service(), application).case

    def decide(self, application: ApplicationNumber, outcome: str, *, reason: str = "") -> None:
        """Whoever is asked decides."""
        task = next(task for task in self.case(application).tasks.values() if task.is_open)
        assert task.asked is not None
        officer = self.at.people.register.holding(task.asked)[0]
        command = Decide(task.id, OutcomeId(outcome), reason, {})
        self.at.people.cases.handle(officer, application, command, now=datetime.now(UTC))

    def correct(self, application: ApplicationNumber, answers: dict[str, tuple[str, ...]]) -> None:
        task = next(task for task in self.case(application).tasks.values() if task.is_open)
        self.at.people.cases.handle(
            Tracker(application), application, Correct(task.id, answers, {}), now=datetime.now(UTC)
        )

    def finish(self, application: ApplicationNumber) -> None:
        case = self.case(application)
        address = self.at.izin.archive.process(case.definition).applicant_of(case.answers).email
        confirmed = ConfirmAddress(address)
        self.at.people.cases.handle(Tracker(application), application, confirmed, now=datetime.now(UTC))
        self.decide(application, "lengkap")
        self.decide(application, "ditandatangani")

    def licence(self, application: ApplicationNumber) -> str:
        """The words of the licence, once it is there."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not (made := self.case(application).made):
            assert time.monotonic() < deadline, f"{application}: no licence"
            time.sleep(0.2)
        documents = self.at.izin.documents
        return words_of(documents.read(made[0].file, application=application, name=made[0].number))

    def told(self, application: ApplicationNumber) -> str:
        """The subject of the mail that tells of the licence, once it is there."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not (found := [*self.at.settings.mailbox.glob(f"{application}.*terbit*.eml")]):
            assert time.monotonic() < deadline, f"{application}: not told of the licence"
            time.sleep(0.2)
        return str(message_from_bytes(found[0].read_bytes())["Subject"])


@pytest.fixture
def desk(running_instance: "Instance") -> Desk:
    return Desk(running_instance)


@given(parsers.parse('the published permit type "domisili", for the wards Serpong and Ciater:'))
def published(desk: Desk, docstring: str) -> None:
    (desk.at.settings.definitions / f"{PERMIT}.yaml").write_text(docstring)
    (desk.at.settings.templates / "licences" / f"{PERMIT}.typ").write_text(LICENCE)
    desk.write_wards("Serpong", "Ciater")
    desk.write_letterhead(BEFORE)
    desk.write_notice("izin terbit, kata lama")
    desk.publish()


@given("an application from Ciater that was returned to its applicant")
def returned(desk: Desk) -> None:
    desk.running = desk.submit("Ciater")
    desk.decide(desk.running, "kembali", reason="Nomor telepon tidak tersambung.")


@when(
    parsers.parse(
        'the wards are published without Ciater, with the letterhead "{city}" and new words for the notice'
    )
)
def published_anew(desk: Desk, city: str) -> None:
    desk.write_wards("Serpong")
    desk.write_letterhead(city)
    desk.write_notice("izin terbit, kata baru")
    desk.publish()


@when(
    parsers.parse(
        'the letterhead in the folder says "{city}" and the code list there is empty, and nothing is published'
    )
)
def drafted(desk: Desk, city: str) -> None:
    desk.write_wards()
    desk.write_letterhead(city)
    desk.write_notice("izin terbit, kata draf")
    desk.correct(desk.application, {})


@then("the applicant can correct her phone number, and nothing else is asked of her")
def corrected(desk: Desk) -> None:
    desk.correct(desk.application, {"telepon": ("081200000000",)})
    answers = desk.case(desk.application).answers
    assert (answers[FieldId("telepon")], answers[FieldId("kelurahan")]) == ("+6281200000000", WARDS["Ciater"])


@then("her licence names Ciater under the letterhead of before, and she is told so in the words of before")
def as_before(desk: Desk) -> None:
    desk.finish(desk.application)
    words = desk.licence(desk.application)
    assert BEFORE in words
    assert "Kelurahan : Ciater" in words
    assert desk.told(desk.application) == "izin terbit, kata lama"


@then("nobody can apply from Ciater any more")
def no_longer_offered(desk: Desk) -> None:
    with pytest.raises(CommandRefused) as refused:
        desk.submit("Ciater")
    assert refused.value.code == "invalid-form"
    assert [*refused.value.fields] == ["kelurahan"]


@then(
    parsers.parse(
        'a licence for Serpong has the letterhead "{city}", and its applicant is told in the new words'
    )
)
def as_published(desk: Desk, city: str) -> None:
    application = desk.submit("Serpong")
    desk.finish(application)
    words = desk.licence(application)
    assert city in words
    assert BEFORE not in words
    assert "Kelurahan : Serpong" in words
    assert desk.told(application) == "izin terbit, kata baru"
