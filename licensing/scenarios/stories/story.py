"""A story while it is told: the application it is about, and what the sentences need around it.

What is refused is not passed over: the next sentence has to speak of it, or the story has failed there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from licensing.city.people import Officer
from licensing.city.register import AgencyRegister
from licensing.clock.calendar import WIB
from licensing.documents.templating import TemplateSource
from licensing.forms.answers import Typed
from licensing.history.task import Task
from licensing.process.graph import Process
from licensing.register.concerned import Concerned
from licensing.scenarios.answering import Act
from licensing.scenarios.sampling import sample_form
from licensing.scenarios.scenario import MONDAY, Scenario
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import PermitId
from licensing.words.sentences import Sentence
from licensing.words.suggesting import suggestion


class Unfulfilled(Exception):
    """A sentence of a story is not so; `said` tells what is."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(id)
        self.said = Sentence(id, en)


@dataclass(frozen=True, slots=True)
class Example:
    """An application that stories begin with: its form, and who does what in it.

    `dated` is what it is on another day, where its dates are counted from the day it is handed in.
    """

    typed: Typed
    acts: tuple[Act, ...]
    dated: "Callable[[date], Example] | None" = None


@dataclass(frozen=True, slots=True)
class Stage:
    """What stories are told on: the definitions, the people, and an example of each permit type to begin with.

    `templates` are what documents are printed with, None where no story asks what one says.
    """

    processes: Mapping[PermitId, Process]
    register: AgencyRegister
    examples: Mapping[PermitId, Example]
    templates: TemplateSource | None = None


@dataclass(slots=True)
class Story:
    """One story so far. `now` moves only where a sentence moves it.

    `spoken`: the last refusal was spoken of; `untaken` is why the application told last was not taken.
    `registered` is what the register holds beside what the story told, each licence with its key.
    """

    stage: Stage
    now: datetime = MONDAY
    begun: Scenario | None = None
    told: list[Scenario] = field(default_factory=list[Scenario])
    spoken: bool = True
    untaken: CommandRefused | None = None
    registered: tuple[tuple[str, Concerned], ...] = ()

    @property
    def scenario(self) -> Scenario:
        """The application told last."""
        if self.begun is None:
            raise Unfulfilled("Belum ada permohonan.", "There is no application yet.")
        return self.begun

    def process(self, permit: str) -> Process:
        """The definition of a permit type."""
        process = self.stage.processes.get(PermitId(permit))
        if process is None:
            hint = suggestion(permit, self.stage.processes)
            raise Unfulfilled(
                f'Tidak ada jenis izin "{permit}". {hint}', f'There is no permit type "{permit}". {hint}'
            )
        return process

    def begin(self, process: Process) -> Scenario:
        """A new application of this permit type, not handed in yet."""
        self.begun = Scenario(self.stage.register, process, now=self.now, registered=self.registered)
        self.told.append(self.begun)
        self.untaken = None
        return self.begun

    def begin_another(self) -> Scenario:
        """Another application of the same permit type, not handed in yet; those so far stay as they are."""
        old = self.scenario
        before = (*old.before, old.events) if old.events else old.before
        self.begun = replace(old, events=(), told=None, refusal=None, performed=[], read={}, before=before)
        self.told.append(self.begun)
        self.untaken = None
        return self.begun

    def example(self, process: Process) -> Typed:
        """A form to begin with: the permit type's example, else something for every field."""
        example = self.example_of(process)
        return example.typed if example else sample_form(process.form, now=self.now)

    def example_of(self, process: Process) -> Example | None:
        """The permit type's example as it is handed in on the day the story has come to, if there is one."""
        example = self.stage.examples.get(process.permit)
        return example.dated(self.now.astimezone(WIB).date()) if example and example.dated else example

    def officer(self, name: str) -> Officer:
        """An officer by her name or, as people are called, by her id with a capital letter."""
        officers = self.stage.register.officers.values()
        found = next((each for each in officers if name in (each.name, each.id.capitalize())), None)
        if found is None:
            hint = suggestion(name, (each.id.capitalize() for each in officers))
            raise Unfulfilled(f'Tidak ada petugas "{name}". {hint}', f'There is no officer "{name}". {hint}')
        return found

    def tasks_at(self, step: str, record: str = "") -> tuple[Task, ...]:
        """The open tasks of a step, and on the line of one record where that is said; at least one."""
        tasks = tuple(task for task in self.scenario.open_tasks if task.where.step == step)
        if record:
            tasks = tuple(task for task in tasks if f"[{record}]" in task.where.line)
        if not tasks and record and step:
            raise Unfulfilled(
                f'Tidak ada yang ditanya di "{step}" untuk baris {record}. {self.stands().id}',
                f'Nobody is asked at "{step}" for record {record}. {self.stands().en}',
            )
        if not tasks:
            raise Unfulfilled(
                f'Tidak ada yang ditanya di "{step}". {self.stands().id}',
                f'Nobody is asked at "{step}". {self.stands().en}',
            )
        return tasks

    def stands(self) -> Sentence:
        """Where the application stands, for whoever expected it elsewhere."""
        scenario = self.scenario
        if scenario.told is None:
            return self.not_taken()
        if scenario.case.ending is not None:
            ending = scenario.case.ending
            return Sentence(f'Permohonan berakhir "{ending}".', f'The application has ended as "{ending}".')
        steps = ", ".join(dict.fromkeys(where.step for where in scenario.case.open.values()))
        return Sentence(f"Permohonan berada di {steps}.", f"The application stands at {steps}.")

    def not_taken(self) -> Sentence:
        """That the application told last was not taken, and why."""
        said = Sentence("Permohonan tidak diterima.", "The application was not taken.")
        why = self.scenario.refusal or self.untaken
        return said if why is None else _after(said, refused_as(why))

    def act_next(self) -> None:
        """What comes next is an act of its own: a refusal before it that was spoken of is no matter of it."""
        if self.begun is not None and self.begun.refusal is not None:
            self.untaken = self.begun.refusal if self.begun.told is None else None
            self.begun.refusal = None

    def unspoken(self, said: Sentence) -> Sentence:
        """What is so, and with it the refusal that no sentence has spoken of yet: it may be why."""
        refusal = None if self.spoken or self.begun is None else self.begun.refusal
        if refusal is None or refused_as(refusal).id in said.id:
            return said
        return _after(said, refused_as(refusal))

    def allowed(self) -> None:
        """What was done last was not refused."""
        if self.begun is not None and self.begun.refusal is not None:
            said = refused_as(self.begun.refusal)
            raise Unfulfilled(said.id, said.en)

    def refusal(self) -> CommandRefused:
        """What was done last was refused."""
        refusal = self.scenario.refusal
        if refusal is None:
            raise Unfulfilled("Tidak ada yang ditolak.", "Nothing was refused.")
        self.spoken = True
        return refusal

    def spoken_of(self) -> None:
        """What was done last was not refused, or a sentence has said that it is."""
        if not self.spoken:
            self.allowed()

    def settle(self) -> None:
        """Perform what is owed, as it would be in service before anybody else acts."""
        if self.begun is not None and self.begun.refusal is None and self.begun.told is not None:
            self.begun.perform()


def _after(said: Sentence, more: Sentence) -> Sentence:
    return Sentence(f"{said.id} {more.id}", f"{said.en} {more.en}")


def refused_as(refusal: CommandRefused) -> Sentence:
    """A refusal as a story tells it: its code, its sentence, and what is to be mended."""
    fields = "; ".join(f"{field}: {sentence.id}" for field, sentence in refusal.fields.items())
    in_english = "; ".join(f"{field}: {sentence.en}" for field, sentence in refusal.fields.items())
    return Sentence(
        f"Ditolak ({refusal.code}): {refusal.sentence.id} {fields}".rstrip(),
        f"Refused ({refusal.code}): {refusal.sentence.en} {in_english}".rstrip(),
    )
