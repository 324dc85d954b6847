"""What a definition is checked against: the register of agencies, the templates and the code lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.city.register import AgencyRegister
from licensing.documents.templating import TemplateSource


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything a definition names but does not say.

    Args:
        codes: code lists: code to label, by list name.
        unreadable: the names of code lists that are there, but have problems of their own.
    """

    register: AgencyRegister
    templates: TemplateSource
    codes: Mapping[str, Mapping[str, str]]
    unreadable: frozenset[str] = frozenset()
