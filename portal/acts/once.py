"""A case as one request reads it: once, however many parts of its answer ask, and anew where it changed meanwhile."""

from dataclasses import dataclass, field

from licensing.city.people import Officer
from licensing.ports import CaseFile, Cases
from licensing.words.identifiers import ApplicationNumber


@dataclass(slots=True)
class ReadOnce:
    """The case of an application, for an officer. Called, it gives the case, or raises as `Cases.view` does."""

    cases: Cases
    officer: Officer
    application: ApplicationNumber
    _file: CaseFile | None = field(default=None, init=False)

    def __call__(self) -> CaseFile:
        if self._file is None:
            self._file = self.cases.view(self.officer, self.application)
        return self._file

    def forget(self) -> None:
        """Somebody else did something meanwhile: it is read anew when it is asked for next."""
        self._file = None
