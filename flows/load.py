"""What one run carries: how its applications stand, as the database says and as the run has moved them since.

People go on deciding while a run performs; so an application is read again before it is let go, and what a decision
owes meanwhile is done in the same run. One that cannot be read, because a newer release has written into it or its
definition is damaged, is left to whoever can, and its neighbours go on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from flows.patience import lasting
from flows.performers import Means, Work
from licensing.history.effects import Effect, Result
from licensing.ports import CaseFile, Push
from licensing.words.bugs import told_bug
from licensing.words.errors import DefinitionRejected, StorageFailed
from licensing.words.identifiers import ApplicationNumber, EffectKey


@dataclass(slots=True)
class Load:
    """The applications of one run, by number.

    Each runs on its own definition, whatever version the flow was compiled from. `told` is the version up to which
    this run, or one before it, has told operators what people did; `unread` says why one could not be read.
    """

    means: Means
    pushes: Mapping[ApplicationNumber, Push]
    files: dict[ApplicationNumber, CaseFile] = field(default_factory=dict[ApplicationNumber, CaseFile])
    works: dict[ApplicationNumber, Work] = field(default_factory=dict[ApplicationNumber, Work])
    told: dict[ApplicationNumber, int] = field(default_factory=dict[ApplicationNumber, int])
    unread: dict[ApplicationNumber, str] = field(default_factory=dict[ApplicationNumber, str])

    async def read(self, numbers: Iterable[ApplicationNumber]) -> None:
        """Read these applications, again if they were read before."""
        asked = tuple(number for number in numbers if number not in self.unread)
        if not asked:
            return
        before = {number: self.works[number].case for number in asked if number in self.works}
        for number, file in (await self._found(asked)).items():
            work = self.works.setdefault(number, Work(file.process, file.case))
            if work.case is not before.get(number, file.case):
                # Something was performed while this was on its way, so it is older than what the run knows.
                continue
            self.files[number], work.case = file, file.case
            self.told.setdefault(number, self.pushes[number].shown)

    async def _found(self, asked: tuple[ApplicationNumber, ...]) -> Mapping[ApplicationNumber, CaseFile]:
        """The files of these applications; read one by one where one of them keeps all from being read.

        Raises:
            StorageFailed: retryable; the database does not answer.
        """
        try:
            found = await lasting(lambda: self.means.outbox.files(asked))
        except Exception as failed:
            if isinstance(failed, StorageFailed) and failed.retryable:
                raise
            if len(asked) == 1:
                self.unread[asked[0]] = _unreadable(failed)
                return {}
            parts = [await self._found((number,)) for number in asked]
            return {number: file for part in parts for number, file in part.items()}
        missing = (number for number in asked if number not in found)
        self.unread.update(dict.fromkeys(missing, "the records have no such application."))
        return found

    def readable(self, numbers: Iterable[ApplicationNumber]) -> list[ApplicationNumber]:
        """Those of these applications that could be read."""
        return [number for number in numbers if number not in self.unread]

    def owed(self, numbers: Iterable[ApplicationNumber]) -> dict[ApplicationNumber, tuple[Effect, ...]]:
        """What these applications owe, as last read."""
        return {number: tuple(self.files[number].case.owed.values()) for number in self.readable(numbers)}

    def note(self, number: ApplicationNumber, effect: EffectKey, result: Result) -> None:
        """Remember what this run performed."""
        self.works[number].note(effect, result, at=self.means.now())

    def has_moved(self, number: ApplicationNumber) -> bool:
        """Whether this run performed something since the application was last read."""
        return number in self.files and self.works[number].case is not self.files[number].case

    def to_tell(self, numbers: Iterable[ApplicationNumber]) -> list[tuple[CaseFile, int]]:
        """Case files with the version since which people's acts are untold; told from now on."""
        untold = [(self.files[number], self.told[number]) for number in self.readable(numbers)]
        self.told.update({file.case.application: file.case.version for file, _ in untold})
        return untold

    def is_behind(self, number: ApplicationNumber) -> bool:
        """Whether operators have not seen the application as it stands."""
        return number not in self.unread and self.files[number].case.version > self.pushes[number].shown


def _unreadable(failed: Exception) -> str:
    """Why an application cannot be read, without the words of what stands in it."""
    if isinstance(failed, StorageFailed | DefinitionRejected):
        return str(failed)
    return f"this worker cannot read its history; {told_bug(failed)}"
