"""The public register: what anybody may know of a document whose verification code is in her hand."""

from datetime import date, datetime
from typing import Annotated, Final

from pydantic import BeforeValidator, TypeAdapter
from sqlalchemy import Connection, RowMapping, text
from typing_extensions import TypedDict

from licensing.case.refusals.register import licence_busy
from licensing.clock.calendar import WIB
from licensing.history.case import Case
from licensing.history.events import DocumentKind
from licensing.ports import RegisteredLicence
from licensing.process.kinds import LICENCES
from licensing.register.concerned import Concerned
from licensing.register.licences import Licence, Standing
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import ApplicationNumber, LicenceId, PermitId
from licensing.words.sentences import Sentence
from storage.exchange import Row, exchange
from storage.pool import BareConnection

_ENTRY = text("""
select application, kind, number, name_id, name_en, holder, made_at, sha256,
       licence, issued_at, valid_from, valid_until, standing, changed_at, reason, renewed_by, is_decided,
       main_licence, main_number, main_issued_at, main_valid_from, main_valid_until, main_standing, main_changed_at,
       main_reason, main_renewed_by
from document_of_v3(:verification)
""")


_READ = text("select verification from codes_read_v1(:typed)")
_NUMBERED_SO = text("select verification, number from codes_numbered_v1(:typed)")
_NUMBER = text("select licence_number_v1(:licence)")
_NUMBERED: Final = """
select licence, permit, application, number, holder, issued_at, valid_from, valid_until, standing
from licence_numbered_v1($1)
"""


_KEYED: Final = """
select licence, permit, application, number, holder, issued_at, valid_from, valid_until, standing
from licences_keyed_v1($1, $2)
"""


class _Numbered(TypedDict):
    """A row of `licence_numbered_v1`, in the order of its columns."""

    licence: LicenceId
    permit: PermitId
    application: ApplicationNumber
    number: str
    holder: str
    issued_at: Annotated[datetime, BeforeValidator(datetime.fromisoformat)]
    valid_from: date
    valid_until: date | None
    standing: Standing


_SIGNED: Final = """
select licence, permit, issued_by, numbered, holder, issued_at, valid_from, valid_until, standing
from sign_about_v1($1, $2, $3, $4)
"""


_NUMBERED_LICENCE: Final = TypeAdapter(_Numbered)


def entry(connection: Connection, verification: str) -> RegisteredLicence | None:
    """The licence or letter with this code, None if there is none."""
    row = connection.execute(_ENTRY, {"verification": verification}).mappings().one_or_none()
    if row is None:
        return None
    return RegisteredLicence(
        kind=_kind(row),
        number=row["number"],
        permit_name=Sentence(row["name_id"], row["name_en"]),
        holder=row["holder"],
        issued_at=row["made_at"],
        valid_until=row["valid_until"],
        sha256=row["sha256"],
        application=row["application"],
        licence=_licence(row, part_of=row["main_licence"]) if row["licence"] else None,
        is_decided=row["is_decided"],
        renewed_by=_number_of(connection, row["renewed_by"]) if row["renewed_by"] else None,
        beside=_licence(row, "main_") if row["main_licence"] else None,
    )


def code_read(connection: Connection, typed: str) -> str | None:
    """The code of the one document whose code reads so; None where none or several do."""
    found = connection.scalars(_READ, {"typed": typed}).all()
    return str(found[0]) if typed and len(found) == 1 else None


def codes_numbered(connection: Connection, typed: str) -> dict[str, str]:
    """The codes of documents whose number reads so, and their numbers."""
    rows = connection.execute(_NUMBERED_SO, {"typed": typed}).tuples() if typed else ()
    return {str(code): str(number) for code, number in rows}


def _number_of(connection: Connection, licence: str) -> str | None:
    return connection.scalar(_NUMBER, {"licence": licence})


def concerned(connection: BareConnection, number: str, now: datetime) -> Concerned | None:
    """The licence of this number as it stands, for a case about it; None if there is none, or none is named."""
    if not number:
        return None
    for row in exchange(connection, (_NUMBERED, number)):
        return _concerned(row, now)
    return None


def signing_about(connection: BareConnection, case: Case, now: datetime) -> Concerned | None:
    """The licence a case is about, or has issued, as it stands, held by the case from now on; None where there is none.

    Raises:
        CommandRefused: `licence-busy`, while another case holds it.
    """
    licence = case.changes
    if licence is None:
        return None
    number = case.own.number if case.own else case.about.number if case.about else ""
    for row in exchange(connection, (_SIGNED, case.application, LICENCES, licence, number)):
        return _concerned(row, now)
    raise licence_busy()


def keyed(
    connection: BareConnection, permits: tuple[PermitId, ...], key: str, *, now: datetime
) -> tuple[Concerned, ...]:
    """The licences of some permit types under a key, each as it stands."""
    return tuple(_concerned(row, now) for row in exchange(connection, (_KEYED, ",".join(permits), key)))


def _concerned(row: Row, now: datetime) -> Concerned:
    """What a row of `_NUMBERED`, `_SIGNED` or `_KEYED` says."""
    told = _NUMBERED_LICENCE.validate_python(dict(zip(_Numbered.__annotations__, row, strict=True)))
    licence = Licence(
        told["licence"],
        told["number"],
        told["issued_at"],
        told["valid_from"],
        told["valid_until"],
        told["standing"],
    )
    return Concerned(
        told["licence"],
        told["permit"],
        told["application"],
        told["number"],
        told["holder"],
        told["valid_from"],
        told["valid_until"],
        licence.status(on=now.astimezone(WIB).date()),
    )


def _kind(row: RowMapping) -> DocumentKind:
    """Never told as another: somebody has the paper in her hand."""
    match row["kind"]:
        case "licence":
            return "licence"
        case "refusal":
            return "refusal"
        case "letter":
            return "letter"
        case "provisional":
            return "provisional"
        case "further":
            return "further"
        case "minutes":
            return "minutes"
        case other:
            message = (
                f'{row["application"]}: a newer release made its document, of the kind "{other}". '
                "Update this process to that release."
            )
            raise StorageFailed(message, retryable=False)


def _licence(row: RowMapping, of: str = "", *, part_of: LicenceId | None = None) -> Licence:
    """The licence whose columns begin with `of`."""
    return Licence(
        id=row[f"{of}licence"],
        number=row[f"{of}number"],
        issued_at=row[f"{of}issued_at"],
        valid_from=row[f"{of}valid_from"],
        valid_until=row[f"{of}valid_until"],
        standing=row[f"{of}standing"],
        changed_at=row[f"{of}changed_at"],
        reason=row[f"{of}reason"],
        renewed_by=row[f"{of}renewed_by"],
        part_of=part_of,
    )
