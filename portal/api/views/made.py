"""What an application made, as the API tells of it."""

from portal.acts.further import FurtherDocument
from portal.acts.letters import Letter
from portal.acts.licences import Issued
from portal.api.models.made import FurtherMade, LetterMade, LicenceMade
from portal.api.models.said import Said


def licence_out(issued: Issued) -> LicenceMade:
    licence, document = issued.licence, issued.document
    return LicenceMade(
        number=licence.number,
        status=issued.status,
        valid_from=licence.valid_from,
        valid_until=licence.valid_until,
        sha256=document.file.sha256 if document else None,
        verification=document.verification if document else None,
    )


def letter_out(letter: Letter) -> LetterMade:
    document = letter.document
    return LetterMade(
        name=Said.of(letter.name),
        number=document.number,
        provisional=letter.is_provisional,
        made_at=document.made_at,
        sha256=document.file.sha256,
        verification=document.verification,
    )


def further_out(further: FurtherDocument) -> FurtherMade:
    document, licence = further.document, further.licence
    return FurtherMade(
        name=Said.of(further.name),
        number=document.number,
        status=further.status,
        valid_from=licence.valid_from,
        valid_until=licence.valid_until,
        made_at=document.made_at,
        sha256=document.file.sha256,
        verification=document.verification,
    )
