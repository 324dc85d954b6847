"""A notice as a mail: plain text with its headers, ready for any mail server.

Built with the older half of Python's `email`: the newer one parses every header it is given, which took a quarter of
a busy worker's time. What that parser guards against is kept here: no value can begin another header.
"""

from dataclasses import dataclass
from datetime import datetime
from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from email.mime.nonmultipart import MIMENonMultipart
from email.utils import format_datetime, formataddr

from flows.rendering import Notice

LONGEST_LINE = 900
"""A little below what a mail server takes unencoded (RFC 5322: 998)."""


@dataclass(frozen=True, slots=True)
class Correspondent:
    """A sender or a recipient. Personal data."""

    name: str
    address: str

    def header(self) -> str:
        return formataddr((_one_line(self.name), self.address), "utf-8")


def letter(notice: Notice, *, sender: Correspondent, to: Correspondent, id: str, at: datetime) -> Message:
    """The mail of a notice.

    Args:
        id: its Message-ID, by which servers and readers recognise a repeat.
        at: its date, an aware instant.
    """
    lines = notice.body.splitlines()
    is_plain = notice.body.isascii() and all(len(line) < LONGEST_LINE for line in lines)
    charset = Charset("us-ascii") if is_plain else _quoted()
    mail = MIMENonMultipart("text", "plain", charset=charset.input_charset)
    mail.set_payload(notice.body, charset)
    subject = _one_line(notice.subject)
    mail["Message-ID"] = id
    mail["Date"] = format_datetime(at)
    mail["From"] = sender.header()
    mail["To"] = to.header()
    mail["Subject"] = subject if subject.isascii() else Header(subject, "utf-8").encode()
    mail["Auto-Submitted"] = "auto-generated"
    return mail


def _quoted() -> Charset:
    """UTF-8 that stays readable where a mail is opened as a file."""
    charset = Charset("utf-8")
    charset.body_encoding = QP
    return charset


def _one_line(text: str) -> str:
    return " ".join(text.split())
