"""Whose letterhead a document bears, and who signed it: with the letterhead of the signatory they are one.

The mandate is that of the day she signed, as the case keeps it; what her agency is called, the register says.
"""

from collections.abc import Mapping

from licensing.city.mandates import Acted
from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister
from licensing.documents.persons import agency_of
from licensing.documents.printable import Value
from licensing.documents.way import signatory_of
from licensing.history.case import Case
from licensing.history.places import At
from licensing.history.rounds import Round
from licensing.process.graph import Process
from licensing.words.identifiers import RoleId


def signatory_for(process: Process, case: Case, where: At | None, way: tuple[Round, ...]) -> Acted | None:
    """Whoever decided last; under the letterhead of the signatory whoever signed last, whatever was decided since."""
    if not bears_signatorys(process, where):
        return signatory_of(case, way)
    signed = tuple(round for round in way if round.where == where or process.step(round.where.step).signs)
    return signatory_of(case, signed) or signatory_of(case, way)


def letterhead(
    process: Process, where: At | None, signatory: Acted | None, register: AgencyRegister
) -> Mapping[str, Value]:
    """The agency whose letterhead it is."""
    issuer = AgencyRole(process.issuer, RoleId(""))
    is_hers = signatory is not None and bears_signatorys(process, where)
    return agency_of(signatory.office if signatory and is_hers else issuer, register)


def bears_signatorys(process: Process, where: At | None) -> bool:
    """Whether the document of a round bears the letterhead of the agency of whoever signed it."""
    step = process.step(where.step) if where else None
    made = (step.makes or step.minutes or step.bill) if step else None
    return made is not None and made.letterhead == "signatory"
