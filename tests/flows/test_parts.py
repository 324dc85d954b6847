"""The parts that need no server: batches, the mailbox folder, titles."""

import asyncio
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from flows.dispatcher import batches
from flows.performers.letter import Correspondent, letter
from flows.performers.post import MailboxFolder
from flows.rendering import Notice
from flows.titles import run_name, run_tags
from licensing.clock.calendar import WIB
from licensing.ports import Push
from licensing.words.identifiers import AgencyId, ApplicationNumber, Digest, EffectKey, PermitId


def push(n: int, definition: str = "a") -> Push:
    return Push(ApplicationNumber(f"REG-{n}"), PermitId("uji"), Digest(definition), 0, 1, ())


def test_while_there_is_room_every_application_has_a_run_of_its_own() -> None:
    assert [len(batch) for batch in batches([push(1), push(2)], room=2, most=40)] == [1, 1]


def test_a_backlog_runs_in_batches_of_one_permit_version() -> None:
    pushes = [push(n, "ab"[n % 2]) for n in range(90)]
    made = [*batches(pushes, room=2, most=40)]
    assert sorted(len(batch) for batch in made) == [5, 5, 40, 40]
    assert all(len({each.definition for each in batch}) == 1 for batch in made)
    assert sorted(each.application for batch in made for each in batch) == sorted(
        p.application for p in pushes
    )


def test_the_mailbox_folder_keeps_the_first_message_of_an_effect(tmp_path: Path) -> None:
    async def send_twice() -> None:
        for text in ("one", "two"):
            await MailboxFolder(tmp_path).send(EffectKey("REG-1.terbit.1.notify"), MIMEText(text))

    asyncio.run(send_twice())
    (file,) = tmp_path.iterdir()
    assert file.name == "REG-1.terbit.1.notify.eml"
    assert "one" in file.read_text()


def read(notice: Notice, name: str) -> EmailMessage:
    """A letter as a mail reader reads it."""
    sender, to = Correspondent("DPMPTSP", "izin@contoh.id"), Correspondent(name, "wati@contoh.id")
    at = datetime(2026, 11, 25, 9, 0, tzinfo=WIB)
    sent = bytes(letter(notice, sender=sender, to=to, id="<REG-1.received.notify@izin>", at=at))
    found = message_from_bytes(sent, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


@pytest.mark.parametrize(
    "body", ["Izin Anda terbit.\n", "Nama: Renée \u2013 “Toko”\n", f"{'panjang ' * 300}\n"]
)
def test_a_letter_says_what_the_notice_says(body: str) -> None:
    mail = read(Notice("Izin Anda “terbit”", body), "Renée Wati, S.T.")
    assert mail.get_content() == body
    assert mail["Subject"] == "Izin Anda “terbit”"
    assert mail["To"].addresses[0].display_name == "Renée Wati, S.T."
    assert mail["To"].addresses[0].addr_spec == "wati@contoh.id"
    assert mail["Date"].datetime == datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
    assert max(map(len, bytes(mail).splitlines())) < 998


def test_nobody_writes_a_header_through_her_name() -> None:
    mail = read(Notice("Izin\nBcc: a@contoh.id", "Isi.\n"), "Wati\r\nBcc: lain@contoh.id")
    assert mail["Bcc"] is None
    assert [address.addr_spec for address in mail["To"].addresses] == ["wati@contoh.id"]


def test_a_batch_is_named_after_its_first_application() -> None:
    assert run_name(["REG-1"]) == "REG-1"
    assert run_name(["REG-1", "REG-2", "REG-3"]) == "REG-1 (+2)"


def test_the_tags_of_a_batch_are_bounded() -> None:
    tags = run_tags(PermitId("uji"), [f"REG-{n}" for n in range(40)], [AgencyId("dlh"), AgencyId("dlh")])
    assert len(tags) == 12
    assert tags[0] == "permit:uji"
    assert tags[-1] == "agency:dlh"
