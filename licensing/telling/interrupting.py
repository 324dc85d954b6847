"""What interrupted a case, told."""

from typing import assert_never

from licensing.clock.wording import until
from licensing.history.events import (
    ApplicationCancelled,
    ApplicationResumed,
    ApplicationSuspended,
    ApplicationWithdrawn,
    DecisionContested,
    DecisionRetracted,
    InterestDeclared,
    InterruptingEvent,
    ObjectionTakenBack,
    TimeRestarted,
)
from licensing.telling.names import APPLICANT, IZIN, Names
from licensing.telling.personal import marked
from licensing.telling.told import Told
from licensing.words.sentences import Sentence

WITHDRAWN = Sentence("Pemohon mencabut permohonan", "The applicant withdrew the application")
CANCELLED = Sentence("Permohonan dibatalkan oleh petugas", "The application was cancelled by an officer")
SUSPENDED = Sentence("Permohonan ditangguhkan", "The application was suspended")
RESUMED = Sentence("Permohonan dilanjutkan", "The application was resumed")

INTEREST = Sentence("Menyatakan berbenturan kepentingan", "A conflict of interest was declared")


def tell_interruption(names: Names, event: InterruptingEvent) -> Told:  # noqa: PLR0911 one arm per event
    """An interruption told, to everybody; of officers' new deadlines only officers read."""
    match event:
        case ApplicationWithdrawn(where=where):
            return Told(event.at, APPLICANT, WITHDRAWN, marked(event.reason), where=where, act="withdrawn")
        case ApplicationCancelled(where=where):
            who = names.acted(event.by)
            return Told(event.at, who, CANCELLED, marked(event.reason), where=where, act="cancelled")
        case ApplicationSuspended(where=where):
            who = names.acted(event.by)
            return Told(event.at, who, SUSPENDED, marked(event.reason), where=where, act="suspended")
        case ApplicationResumed(where=where):
            who = names.acted(event.by)
            return Told(event.at, who, RESUMED, marked(event.reason), where=where, act="resumed")
        case DecisionContested(where=where, remedy=remedy):
            step = names.file.process.step(remedy).name
            what = Sentence(
                f"Pemohon mengajukan {step.id.lower()}", f"The applicant raised an {step.en.lower()}"
            )
            return Told(event.at, APPLICANT, what, marked(event.reason), where=where, act="contested")
        case ObjectionTakenBack(where=where, remedy=remedy):
            step = names.file.process.step(remedy).name
            what = Sentence(
                f"Pemohon menarik kembali {step.id.lower()}; keputusannya tetap",
                f"The applicant took the {step.en.lower()} back; the decision stands",
            )
            return Told(event.at, APPLICANT, what, marked(event.reason), where=where, act="taken-back")
        case DecisionRetracted():
            where = names.task(event.task).where
            step, who = names.step(where), names.acted(event.by)
            what = Sentence(
                f"{who.agency.id} menarik kembali keputusannya ({step.id})",
                f"{who.agency.en} took its decision back ({step.en})",
            )
            return Told(event.at, who, what, where=where, act="retracted")
        case TimeRestarted():
            task, due = names.task(event.task), until(event.due)
            step = names.step(task.where)
            what = Sentence(
                f"Waktu untuk “{step.id}” dihitung lagi, sampai {due.id}",
                f"Time for “{step.en}” counts again, until {due.en}",
            )
            audience = "everyone" if task.asked is None else "officers"
            return Told(event.at, IZIN, what, audience=audience, where=task.where)
        case InterestDeclared():
            who = names.acted(event.by)
            return Told(event.at, who, INTEREST, marked(event.reason), audience="officers", act="interest")
        case _:
            assert_never(event)
