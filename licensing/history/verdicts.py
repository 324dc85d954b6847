"""What officers find of documents and answers they check, as a history keeps it."""

from dataclasses import dataclass

from licensing.words.identifiers import Digest


@dataclass(frozen=True, slots=True)
class Verdict:
    """That a document or an answer of the application, by its id, is right; or that it is not, and why.

    `judged` is what she looked at: the digest of each file, or that of the answer; nothing where nothing was there.
    """

    what: str
    is_right: bool
    remark: str = ""
    judged: tuple[Digest, ...] = ()
