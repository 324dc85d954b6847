"""Why a task cannot be decided or answered: it is over, not open yet, or offers no such thing."""

from datetime import date

from licensing.clock.wording import wall_time, written_day
from licensing.history.task import Task
from licensing.process.step import Step
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence


def already_ended(task: Task, step: Step) -> CommandRefused:
    """The task was decided, answered, withdrawn or has lapsed."""
    decision = task.decision
    if decision is not None:
        at, outcome = wall_time(decision.at), step.label(decision.outcome)
        return CommandRefused(
            "already-decided",
            Sentence(
                f"Tugas ini sudah diputuskan oleh {decision.by.name} pada {at.id}: {outcome.id}.",
                f"This task was decided by {decision.by.name} on {at.en}: {outcome.en}.",
            ),
        )
    if task.status == "lapsed":
        return too_late()
    answered = Sentence("Perbaikan ini sudah dikirim.", "This correction was sent already.")
    if task.answers is not None:
        answered = Sentence("Jawaban ini sudah dikirim.", "This answer was sent already.")
    withdrawn = Sentence(
        "Tugas ini tidak diperlukan lagi karena langkahnya sudah selesai.",
        "This task is no longer needed: its step is completed.",
    )
    return CommandRefused("already-ended", answered if task.status == "answered" else withdrawn)


def wrong_answer(*, is_request: bool) -> CommandRefused:
    """A request was answered with a correction, or a correction as a request."""
    if is_request:
        id, en = "Tugas ini permintaan dan bukan perbaikan.", "This task is a request, and no correction."
    else:
        id, en = "Tugas ini perbaikan dan bukan permintaan.", "This task is a correction, and no request."
    return CommandRefused("no-such-task", Sentence(id, en))


def paid_by_money() -> CommandRefused:
    """A bill was answered as if it were a correction."""
    return CommandRefused(
        "no-such-task",
        Sentence(
            "Tagihan ini dijawab dengan membayar; tidak ada yang perlu dikirim.",
            "This bill is answered by paying it; nothing needs to be sent.",
        ),
    )


def not_yet_open(day: date | None) -> CommandRefused:
    """What is asked there is asked from a later day on; None where whoever refuses does not count days."""
    if day is None:
        return CommandRefused(
            "too-early",
            Sentence(
                "Tugas ini belum dibuka. Halaman permohonannya menyebut sejak hari apa.",
                "This task has not opened yet. The application's page says on which day it does.",
            ),
        )
    opens = written_day(day)
    return CommandRefused(
        "too-early",
        Sentence(
            f"Tugas ini baru dibuka pada {opens.id}. Kembalilah pada hari itu.",
            f"This task opens on {opens.en}. Come back on that day.",
        ),
    )


def too_late() -> CommandRefused:
    """Its time has passed, and silence has taken its course or is about to."""
    return CommandRefused(
        "already-ended",
        Sentence("Waktu untuk tugas ini sudah lewat.", "The time for this task has passed."),
    )


def no_such_task() -> CommandRefused:
    """The case has no such task."""
    return CommandRefused("no-such-task", Sentence("Tugas ini tidak ada.", "There is no such task."))


def no_such_outcome(step: Step) -> CommandRefused:
    """The step does not offer the outcome; one that today's process does not have offers none."""
    if not step.exits:
        return CommandRefused(
            "no-such-outcome",
            Sentence(
                f"Langkah “{step.name.id}” tidak dapat diputuskan. Hubungi pengelola Izin.",
                f"Step “{step.name.en}” cannot be decided. Ask whoever runs Izin.",
            ),
        )
    ids = ", ".join(f"{id} ({exit.label.id})" for id, exit in step.exits.items())
    ens = ", ".join(f"{id} ({exit.label.en})" for id, exit in step.exits.items())
    return CommandRefused(
        "no-such-outcome",
        Sentence(f"Pilih salah satu keputusan: {ids}.", f"Choose one of the outcomes: {ens}."),
        {"outcome": Sentence("Pilih keputusan.", "Choose an outcome.")},
    )


def nothing_to_answer(label: Sentence) -> Sentence:
    """An answer in place of an outside system that says this without answering anything."""
    return Sentence(
        f"“{label.id}” tidak disertai jawaban. Kosongkan, atau pilih keputusan yang lain.",
        f"“{label.en}” comes without an answer. Leave it empty, or choose another decision.",
    )


def means_otherwise(label: Sentence) -> Sentence:
    """An answer of an outside system that does not mean the outcome it was given by hand with."""
    return Sentence(
        f"Jawaban ini tidak berarti “{label.id}”. Samakan, atau pilih keputusan yang lain.",
        f"This answer does not mean “{label.en}”. Make them agree, or choose another decision.",
    )
