"""What a definition is checked against: the register of agencies, the templates, the code lists and the tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from licensing.city.register import AgencyRegister
from licensing.definition.lookups import NO_LOOKUPS, Lookups
from licensing.definition.system_shapes import Declared, Shapes
from licensing.documents.templating import TemplateSource
from licensing.words.identifiers import SystemId


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything a definition names but does not say.

    Args:
        codes: code lists: code to label, by list name.
        unreadable: the names of code lists that are there, but have problems of their own.
        parts: the texts of the parts that definitions may use, by name.
        template_files: the files of templates as problems name them, by template.
        lookups: further columns of the code lists, and tables.
        systems: the systems that steps can ask.
    """

    register: AgencyRegister
    templates: TemplateSource
    codes: Mapping[str, Mapping[str, str]]
    unreadable: frozenset[str] = frozenset()
    template_files: Mapping[str, str] = field(default_factory=dict[str, str])
    parts: Mapping[str, str] = field(default_factory=dict[str, str])
    lookups: Lookups = NO_LOOKUPS
    systems: Shapes = field(default_factory=dict[SystemId, Declared])

    def file_of(self, template: str) -> str:
        """The file of a template as problems name it."""
        return self.template_files.get(template, f"templates/{template}")
