"""The templates a definition prints with, each held against what every step offers it, and that only once."""

from dataclasses import dataclass, field

from licensing.definition.complaints import Complaints
from licensing.definition.offering import Offering, Print, Promise
from licensing.definition.surroundings import Surroundings
from licensing.documents.template_checks import TemplateFault, template_problems
from licensing.text.source import Path
from licensing.words.errors import Problem
from licensing.words.identifiers import StepId, TemplateName


@dataclass(slots=True)
class TemplatesChecked:
    """What is wrong with templates goes to `complaints`; `prints` gets each with what it is offered, once."""

    permit: str
    surroundings: Surroundings | None
    offering: Offering
    complaints: Complaints
    prints: list[Print]
    checked: dict[tuple[str, Promise], tuple[TemplateFault, ...]] = field(
        default_factory=dict[tuple[str, Promise], tuple[TemplateFault, ...]]
    )

    def check(self, path: Path, name: str, step: StepId, *, of: str) -> None:
        """Tell what is wrong with a template where a step names it."""
        for fault in self._faults(name, step, of):
            if fault.line is None:
                self.complaints.report(path, fault.rule, fault.message, fault.hint)

    def _faults(self, name: str, step: StepId, of: str) -> tuple[TemplateFault, ...]:
        """What is wrong with a template; within it, it is told at its line, with the first step it is wrong for."""
        if self.surroundings is None:
            return ()
        promise = self.offering.promise(step, of)
        if (name, promise) not in self.checked:
            offered = self.offering.shape(promise)
            faults = template_problems(name, self.surroundings.templates, offered)
            self.checked[name, promise] = faults
            self.prints.append(Print(TemplateName(name), step, offered))
            for fault in faults:
                unsure = any(name in fault.message for name in self.complaints.unsure)
                if fault.line is not None and not unsure:
                    said = fault.message
                    if fault.rule == "template-variable":
                        said = f'for step "{step}" of {self.permit}: {said}'
                    file = self.surroundings.file_of(fault.template)
                    self.complaints.tell(Problem(file, fault.line, 1, fault.rule, said, fault.hint))
        return self.checked[name, promise]
