"""Sentences about applications that go every way of the language: people who do whatever they are asked, until the end.

Nobody here knows the order of the steps: whoever finds a task looks up what is decided there.
"""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from pytest_bdd import parsers, then, when

from features.operations.conftest import PATIENCE_SECONDS, City, insist
from features.operations.driving import FORM
from licensing.case.commands import Answer, Command, Correct, Decide
from licensing.city.people import Officer, Tracker
from licensing.clock.calendar import WIB
from licensing.forms.records import typed_rows
from licensing.history.case import Case
from licensing.history.events import AnswerKept, EffectPerformed, LineJoined, LineOpened
from licensing.history.named import Named
from licensing.history.rounds import Round
from licensing.history.task import Task
from licensing.ports import CaseFile, Purpose
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, OfficerId, OutcomeId, PermitId

VEHICLES = [{"tnkb": [f"B {n} WTA"], "tahun": [year]} for n, year in enumerate(("2015", "2025", "2016"), 1)]
PANEL = ("uji_a", "uji_b")
OUTCOMES = {
    "rekomendasi": "disetujui",
    "kelengkapan": "lengkap",
    "penugasan": "ditugaskan",
    "uji": "baik",
    "paraf": "setuju",
    "kunjungan": "layak",
    "tanda_tangan": "ditandatangani",
    "terima_laporan": "diterima",
    "usul": "diusulkan",
    "pengesahan": "ditandatangani",
}
REVOCATION = "pencabutan"
A_FIRST = Purpose("baru")
LETTERS = {"511": "510"}
"""The revocation is a letter, and all letters of a permit type count in one series."""
MOMENTS = ("received", "perbaikan.1", "pengantar.1", "terbit.1", "laporan.1")
OVERTAKEN = {"already-decided", "already-ended", "stale"}
"""What is said to whoever tries again after an answer was lost."""


@when(
    parsers.parse(
        "{count:d} applications of the whole language are handed in, go all their ways and their licences are revoked"
    )
)
def go(city: City, count: int) -> None:
    assert city.killing is not None
    city.killing.start()
    for n in range(count):
        city.applications.append(insist(lambda n=n: hand_in(city, f"{city.name} {n}")))
    deadline = time.monotonic() + PATIENCE_SECONDS
    revoked = set[str]()
    while (going := [case for case in cases(city) if not is_over(case)]) or len(revoked) < count:
        assert time.monotonic() < deadline, [(case.application, [*case.open.values()]) for case in going]
        for case in issued(city):
            if is_over(case) and case.application not in revoked:
                city.applications.append(insist(lambda case=case: revoke(city, case)))
                revoked.add(case.application)
        for case in going:
            for task in case.open_tasks:
                insist(lambda case=case, task=task: do(city, case, task))
        time.sleep(1)  # so that parts die between any two acts of an application
    city.killing.join()


def hand_in(city: City, once: str, purpose: Purpose = A_FIRST) -> ApplicationNumber:
    process = city.at.people.archive.newest(PermitId("lengkap"))
    rows = {name: tuple(texts) for name, texts in typed_rows("kendaraan", VEHICLES)}
    form = {**FORM, "alamat": ("Jalan Melati 1",), **rows}
    receipt = city.at.people.cases.submit(
        process, form, {}, now=datetime.now(UTC), once=once, purpose=purpose
    )
    return receipt.application


def revoke(city: City, case: Case) -> ApplicationNumber:
    """An officer opens the revocation of a licence that was issued."""
    officer = city.at.people.register.officers[OfficerId("loket")]
    licence = next(made.number for made in case.made if made.kind == "licence")
    purpose = Purpose(REVOCATION, licence, by=officer, copied=case.answers)
    return hand_in(city, f"{city.name} {case.application}", purpose)


def is_over(case: Case) -> bool:
    return case.ended_at is not None and not case.owed and not case.open_tasks


def do(city: City, case: Case, task: Task) -> None:
    """Whoever is asked does it; what an earlier try has done stays done."""
    try:
        city.at.people.cases.handle(*acted(city, case, task), now=datetime.now(UTC))
    except CommandRefused as refused:
        if refused.code not in OVERTAKEN:
            raise


def acted(city: City, case: Case, task: Task) -> tuple[Officer | Tracker, ApplicationNumber, Command]:
    """Who does what is asked, of which application, and how."""
    if task.asked is None:
        return Tracker(case.application), case.application, answered(task)
    officers = city.at.people.register.officers
    officer = next(each for each in officers.values() if task.is_for(each))
    return officer, case.application, decided(task, officers)


def answered(task: Task) -> Command:
    if task.where.step == "perbaikan":
        return Correct(task.id, {"luas": ("14",)}, {})
    return Answer(task.id, {"kilometer": ("12000",)}, {})


def decided(task: Task, officers: Mapping[OfficerId, Officer]) -> Command:
    """The file is returned the first time it is looked at, and goes on ever after."""
    if (task.where.step, task.where.round) == ("kelengkapan", 1):
        return Decide(
            task.id, OutcomeId("kembalikan"), "Ukur lagi.", {}, named=(Named("luas", "Menurut denah 14"),)
        )
    typed = {"anggota": PANEL} if task.where.step == "penugasan" else {}
    return Decide(task.id, OutcomeId(OUTCOMES[task.where.step]), "", typed, people=officers)


def cases(city: City) -> tuple[Case, ...]:
    return tuple(file.case for file in city.files())


def issued(city: City) -> tuple[Case, ...]:
    """The cases that are about a licence to be."""
    return tuple(file.case for file in files_issued(city))


def files_issued(city: City) -> tuple[CaseFile, ...]:
    return tuple(file for file in city.files() if file.case.kind != REVOCATION)


@then("each has its minutes, its letter, its licence and a card for each vehicle, once")
def made_once(city: City) -> None:
    wanted = {("minutes", ""): 1, ("letter", ""): 1, ("licence", ""): 1}
    wanted |= {("further", f"kartu-{n}"): 1 for n in range(1, len(VEHICLES) + 1)}
    for case in issued(city):
        assert Counter((made.kind, made.part) for made in case.made) == wanted


@then("each licence was revoked once, by a letter of its own")
def revoked_once(city: City) -> None:
    revocations = [case for case in cases(city) if case.kind == REVOCATION]
    assert len(revocations) == len(issued(city))
    for case in revocations:
        (letter,) = case.made
        assert (letter.kind, case.ending) == ("letter", "changed")
    for case in issued(city):
        for made in case.made:
            if made.kind == "licence":
                registered = insist(lambda code=made.verification: city.at.izin.cases.licence(code))
                assert registered is not None
                assert registered.status(on=datetime.now(WIB).date()) == "revoked"


@then("each of these is in the object store as it is in the register")
def stored_and_registered(city: City) -> None:
    for case in cases(city):
        for made in case.made:
            registered = insist(lambda code=made.verification: city.at.izin.cases.licence(code))
            assert registered is not None, made
            assert (registered.number, registered.sha256) == (made.number, made.file.sha256)
            content = insist(lambda made=made, of=case.application: city.read(made, of))
            assert content.startswith(b"%PDF")


@then("no number of the whole language was drawn twice or left out")
def numbers_follow(city: City) -> None:
    drawn: dict[str, list[int]] = {}
    for case in cases(city):
        numbered = {number for round in case.rounds for number in numbers(round)}
        assert numbered == {made.number for made in case.made}, "what is numbered is made"
        for number in numbered:
            series, sequence, *_ = number.split("/")
            drawn.setdefault(LETTERS.get(series, series), []).append(int(sequence))
    assert drawn.keys() == {"507", "508", "509", "510"}
    for series, sequences in drawn.items():
        assert sorted(sequences) == list(range(1, len(sequences) + 1)), series


def numbers(round: Round) -> Iterator[str]:
    """What was drawn in a round: for its own document, and for each further one."""
    if round.numbering:
        yield round.numbering.number
    yield from (each.number for each in round.also.values())


@then("the answer that a correction did not concern was kept once")
def kept_once(city: City) -> None:
    for file in files_issued(city):
        kept = [event.asked.agency for event in file.events if isinstance(event, AnswerKept)]
        assert kept == ["satu"]


@then("each old vehicle's line joined once")
def joined_once(city: City) -> None:
    for file in files_issued(city):
        opened = [(event.line, event.called) for event in file.events if isinstance(event, LineOpened)]
        joined = [event.line for event in file.events if isinstance(event, LineJoined)]
        assert [called for _, called in opened] == ["B 1 WTA", "B 3 WTA"]
        assert sorted(joined) == sorted(line for line, _ in opened)


@then("each member of the panel signed once")
def panel_signed_once(city: City) -> None:
    for case in issued(city):
        tasks = [task for task in case.tasks.values() if task.where.step == "kunjungan"]
        signed = [task.decision.by.officer for task in tasks if task.decision]
        assert sorted(signed) == sorted(PANEL)
        assert len(tasks) == len(PANEL)


@then("each applicant was told once of each moment of hers")
def told_once(city: City) -> None:
    for file in city.files():
        performed = [event.effect for event in file.events if isinstance(event, EffectPerformed)]
        assert len(performed) == len(set(performed))
        told = {path.name for path in city.at.settings.mailbox.iterdir()}
        moments = MOMENTS if file.case.kind != REVOCATION else ("cabut.1",)
        assert {f"{file.case.application}.{moment}.notify.eml" for moment in moments} <= told
