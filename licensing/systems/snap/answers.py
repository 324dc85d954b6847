"""What is answered, by SNAP's codes: HTTP status, service, case. The words are the standard's, and English as there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

Service = Literal["00", "14", "24", "25", "47", "52", "73"]
NO_SERVICE: Final = "00"
MOST_CHARACTERS: Final = 150
Body = Mapping[str, "str | Body | Sequence[str | Body]"]
"""JSON of texts alone: amounts are texts in SNAP."""


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the standard's table of response codes."""

    status: int
    case: str
    message: str

    def code(self, service: Service) -> str:
        """`2002500`."""
        return f"{self.status}{service}{self.case}"


SUCCESSFUL: Final = Case(200, "00", "Successful")
BAD_REQUEST: Final = Case(400, "00", "Bad Request")
INVALID_FORMAT: Final = Case(400, "01", "Invalid Field Format")
MISSING: Final = Case(400, "02", "Invalid Mandatory Field")
UNAUTHORIZED: Final = Case(401, "00", "Unauthorized")
INVALID_TOKEN: Final = Case(401, "01", "Invalid Token (B2B)")
INVALID_ROUTING: Final = Case(404, "02", "Invalid Routing")
INVALID_BILL: Final = Case(404, "12", "Invalid Bill/Virtual Account")
PAID_BILL: Final = Case(404, "14", "Paid Bill")
INCONSISTENT: Final = Case(404, "18", "Inconsistent Request")
NOT_SUPPORTED: Final = Case(405, "00", "Requested Function Is Not Supported")
CONFLICT: Final = Case(409, "00", "Conflict")
TOO_MANY: Final = Case(429, "00", "Too Many Requests")
GENERAL_ERROR: Final = Case(500, "00", "General Error")
INTERNAL_ERROR: Final = Case(500, "01", "Internal Server Error")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; `rest` is what stands beside code and message."""

    service: Service
    case: Case
    reason: str = ""
    rest: Body = field(default_factory=dict[str, "str | Body | Sequence[str | Body]"])

    @property
    def code(self) -> str:
        return self.case.code(self.service)

    @property
    def body(self) -> Body:
        message = f"{self.case.message} {self.reason}".strip()
        return {"responseCode": self.code, "responseMessage": message[:MOST_CHARACTERS], **self.rest}


def unfit(service: Service, missing: Sequence[str], wrong: Sequence[str]) -> Answer:
    """Everything that is missing or wrong, at once: in words, and as a list where these are too long."""
    said = [f"{MISSING.message} {', '.join(missing)}"] if missing else []
    said += [f"{INVALID_FORMAT.message} {', '.join(wrong)}"] if wrong else []
    case = MISSING if missing else INVALID_FORMAT
    reason = "; ".join(said).removeprefix(case.message).strip()
    return Answer(
        service, case, reason, {"additionalInfo": {"missing": tuple(missing), "invalid": tuple(wrong)}}
    )
