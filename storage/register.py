"""The public register: what anybody may know of a document whose verification code is in her hand."""

from sqlalchemy import Connection, text

from licensing.ports import RegisteredLicence
from licensing.words.sentences import Sentence

_ENTRY = text(
    "select application, kind, number, name_id, name_en, holder, issued_at, valid_until, sha256"
    " from licence_of_v1(:verification)"
)


def entry(connection: Connection, verification: str) -> RegisteredLicence | None:
    """The licence or letter with this code, None if there is none."""
    row = connection.execute(_ENTRY, {"verification": verification}).mappings().one_or_none()
    if row is None:
        return None
    return RegisteredLicence(
        kind=row["kind"],
        number=row["number"],
        permit_name=Sentence(row["name_id"], row["name_en"]),
        holder=row["holder"],
        issued_at=row["issued_at"],
        valid_until=row["valid_until"],
        sha256=row["sha256"],
        application=row["application"],
    )
