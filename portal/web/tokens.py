"""Tokens for files that were taken in already, so that a form sent back with errors does not ask for them again.

A token is the stored file's description, signed for one purpose (a permit's form, or one application's correction)
and one document. It opens nothing: it only says that whoever shows it once uploaded that file here.
"""

from dataclasses import asdict, dataclass

from itsdangerous import BadData, URLSafeTimedSerializer
from pydantic import TypeAdapter, ValidationError

from licensing.forms.files import StoredFile
from licensing.words.identifiers import DocumentId
from portal.door.aged import read_aged

KEPT_SECONDS = 31 * 24 * 60 * 60
"""As long as a draft is kept that carries them, and a day."""
_FILE = TypeAdapter(StoredFile)


@dataclass(frozen=True, slots=True)
class UploadTokens:
    secret_key: str

    def token(self, purpose: str, document: DocumentId, file: StoredFile) -> str:
        """The text a hidden input carries."""
        return self._serializer(purpose, document).dumps(asdict(file))

    def file(self, purpose: str, document: DocumentId, token: str) -> StoredFile | None:
        """The file of a token; None when it is forged, for something else, or a month old."""
        try:
            signed = self._serializer(purpose, document)
            return _FILE.validate_python(read_aged(signed, token, most_seconds=KEPT_SECONDS))
        except (BadData, ValidationError):
            return None

    def _serializer(self, purpose: str, document: DocumentId) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret_key, salt=f"izin upload {purpose} {document}")
