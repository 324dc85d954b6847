"""What one run carries: how its applications stand, as the database says and as the run has moved them since.

People go on deciding while a run performs; so an application is read again before it is let go, and what a decision
owes meanwhile is done in the same run.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from flows.patience import lasting
from flows.performers import Means, Work
from licensing.case.deciding import owed
from licensing.forms.files import StoredFile
from licensing.history.effects import Effect
from licensing.ports import CaseFile, Push
from licensing.words.identifiers import ApplicationNumber, EffectKey


@dataclass(slots=True)
class Load:
    """The applications of one run, by number.

    Each runs on its own definition, whatever version the flow was compiled from. `told` is the version up to which
    this run, or one before it, has told operators what people did.
    """

    means: Means
    pushes: Mapping[ApplicationNumber, Push]
    files: dict[ApplicationNumber, CaseFile] = field(default_factory=dict[ApplicationNumber, CaseFile])
    works: dict[ApplicationNumber, Work] = field(default_factory=dict[ApplicationNumber, Work])
    told: dict[ApplicationNumber, int] = field(default_factory=dict[ApplicationNumber, int])

    async def read(self, numbers: Iterable[ApplicationNumber]) -> None:
        """Read these applications, again if they were read before."""
        asked = tuple(numbers)
        if not asked:
            return
        before = {number: self.works[number].case for number in asked if number in self.works}
        found = await lasting(lambda: self.means.outbox.files(asked))
        for number, file in found.items():
            work = self.works.setdefault(number, Work(file.process, file.case))
            if work.case is not before.get(number, file.case):
                # Something was performed while this was on its way, so it is older than what the run knows.
                continue
            self.files[number], work.case = file, file.case
            self.told.setdefault(number, self.pushes[number].shown)

    def owed(self, numbers: Iterable[ApplicationNumber]) -> dict[ApplicationNumber, tuple[Effect, ...]]:
        """What these applications owe, as last read."""
        files = {number: self.files[number] for number in numbers}
        return {number: owed(file.process, file.case) for number, file in files.items()}

    def note(self, number: ApplicationNumber, effect: EffectKey, file: StoredFile | None) -> None:
        """Remember what this run performed."""
        self.works[number].note(effect, file)

    def has_moved(self, number: ApplicationNumber) -> bool:
        """Whether this run performed something since the application was last read."""
        return self.works[number].case is not self.files[number].case

    def to_tell(self, numbers: Iterable[ApplicationNumber]) -> list[tuple[CaseFile, int]]:
        """Case files with the version since which people's acts are untold; told from now on."""
        untold = [(self.files[number], self.told[number]) for number in numbers]
        self.told.update({file.case.application: file.case.version for file, _ in untold})
        return untold

    def is_behind(self, number: ApplicationNumber) -> bool:
        """Whether operators have not seen the application as it stands."""
        return self.files[number].case.version > self.pushes[number].shown
