"""What officers name for correction, as a history keeps it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """An answer or a document of the application, by its id, and what its applicant is to correct in it.

    Questions and documents never share an id, so one name is enough.
    """

    what: str
    remark: str
