"""How the parts of a case are called: its steps and lines by their definition, agencies and roles by the register."""

from dataclasses import dataclass, replace

from licensing.city.mandates import Acted
from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister
from licensing.history.places import MAIN, At, Line, is_beside, parent
from licensing.history.task import Task
from licensing.ports import CaseFile
from licensing.process.records import APPLICANTS, over_of
from licensing.process.step import Step
from licensing.telling.personal import Personal, marked
from licensing.telling.told import Person, Who
from licensing.words.identifiers import LicenceId, OutcomeId, TaskId
from licensing.words.sentences import Sentence

_APPLICANT, _IZIN = Sentence("pemohon", "the applicant"), Sentence("Izin", "Izin itself")
APPLICANT = Who("applicant", "applicant", _APPLICANT, _APPLICANT)
IZIN = Who("izin", "izin", _IZIN, _IZIN)


@dataclass(frozen=True, slots=True)
class Names:
    """The names in one case. What has left the register since is called by its id."""

    file: CaseFile
    register: AgencyRegister

    def task(self, id: TaskId) -> Task:
        return self.file.case.tasks[id]

    def step_of(self, task: Task) -> Step:
        return self.file.step(task.where)

    def step(self, where: At) -> Sentence:
        return self.file.step(where).name

    def step_here(self, where: At) -> Sentence:
        """A step, and before it the number of the record it goes on for: others come to the same step."""
        if not self.file.process.records_above(where.step):
            return self.step(where)
        return step_on_line(self.line(where.line), self.step(where))

    def outcome(self, where: At, outcome: OutcomeId) -> Sentence:
        """An outcome as its definition labels it."""
        return self.file.step(where).label(outcome)

    def line(self, line: Line) -> Sentence | None:
        """A line by the labels of its members, from the outside in; None for the main line."""
        return line_name(self.file, line)

    def licence(self, id: LicenceId) -> str:
        """A licence's number; one that another case issued is called by its id."""
        licence = self.file.case.licences.get(id)
        return licence.number if licence else id

    def asked(self, role: AgencyRole | None) -> Who:
        """Whoever is asked in a role; None is the applicant."""
        return in_role(self.register, role) if role else APPLICANT

    def acted(self, by: Acted) -> Who:
        """The officer who acted, in her role."""
        person = Person(Personal(by.name), Personal(by.position))
        return replace(self.asked(by.office), person=person)

    def line_as_who(self, line: Line) -> Who:
        """A line that another one waits for."""
        name = self.line(line) or Sentence("jalur utama", "the main line")
        return Who("line", line.removeprefix(f"{MAIN}/"), name, name)


def in_role(register: AgencyRegister, role: AgencyRole) -> Who:
    """Whoever acts in a role; what has left the register is called by its id."""
    agency = register.agency(role.agency)
    if agency is None:
        return Who("officer", str(role), Sentence(str(role), str(role)), Sentence(role.agency, role.agency))
    known = agency.roles.get(register.former.role(role).role)
    label = known or Sentence(role.role, role.role)
    agency = agency.at(role.place)
    name = Sentence(f"{agency.short}, {label.id}", f"{agency.short}, {label.en}")
    return Who("officer", str(role), name, Sentence(agency.name, agency.name), known)


def line_name(file: CaseFile, line: Line) -> Sentence | None:
    """A line by the labels of its members, from the outside in; None for the main line.

    One beside the main line is called by the step it stands at.
    """
    above = parent(line)
    if above is None:
        where = file.case.open.get(line) if is_beside(line) else None
        return file.step(where).name if where else None
    opened = file.case.lines[line]
    name, record = line.removeprefix(f"{above}/").partition("[")[0], opened.record
    members = file.step(opened.opened_by).members
    label = next((each.label for each in members if each.name == name), Sentence(name, name))
    label = Sentence(f"{label.id} {record}", f"{label.en} {record}") if record else label
    outer = line_name(file, above)
    return Sentence(f"{outer.id}, {label.id}", f"{outer.en}, {label.en}") if outer else label


def called_on(file: CaseFile, line: Line) -> Personal | None:
    """What the record is called that a line stands for, or one it stands in; None for none."""
    opened = file.case.lines.get(line)
    above = parent(line)
    if opened is None or above is None:
        return None
    return marked(opened.called) or called_on(file, above)


def is_called_by_officers(file: CaseFile, line: Line) -> bool:
    """Whether what `called_on` says stands in an answer of officers, which no applicant reads."""
    opened, above = file.case.lines.get(line), parent(line)
    if opened is None or above is None:
        return False
    if not opened.called:
        return is_called_by_officers(file, above)
    stands_for = over_of(file.process, file.case, line)
    return stands_for is None or stands_for[0].source.partition(".")[0] != APPLICANTS


def called_for(file: CaseFile, line: Line) -> tuple[Personal | None, bool]:
    """What its record is called, and whether that is for officers only."""
    return called_on(file, line), is_called_by_officers(file, line)


def step_on_line(line: Sentence | None, step: Sentence) -> Sentence:
    """A step, and before it the line of its own that it stands on; a line that only asks is its step."""
    if line is None or line == step:
        return step
    return Sentence(f"{line.id}, {step.id}", f"{line.en}, {step.en}")
