"""What a definition is checked against: the register of agencies, the templates and the code lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.city.register import AgencyRegister
from licensing.documents.templating import TemplateSource


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything a definition names but does not say. `codes` are code lists: code to label, by list name."""

    register: AgencyRegister
    templates: TemplateSource
    codes: Mapping[str, Mapping[str, str]]
