"""The parts that need no server: batches, the mailbox folder, titles."""

import asyncio
from email.message import EmailMessage
from pathlib import Path

from flows.dispatcher import batches
from flows.performers.post import MailboxFolder
from flows.titles import run_name, run_tags
from licensing.identifiers import AgencyId, ApplicationNumber, Digest, EffectKey, PermitId
from licensing.ports import Push


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
            message = EmailMessage()
            message.set_content(text)
            await MailboxFolder(tmp_path).send(EffectKey("REG-1.terbit.1.notify"), message)

    asyncio.run(send_twice())
    (file,) = tmp_path.iterdir()
    assert file.name == "REG-1.terbit.1.notify.eml"
    assert "one" in file.read_text()


def test_a_batch_is_named_after_its_first_application() -> None:
    assert run_name(["REG-1"]) == "REG-1"
    assert run_name(["REG-1", "REG-2", "REG-3"]) == "REG-1 (+2)"


def test_the_tags_of_a_batch_are_bounded() -> None:
    tags = run_tags(PermitId("uji"), [f"REG-{n}" for n in range(40)], [AgencyId("dlh"), AgencyId("dlh")])
    assert len(tags) == 12
    assert tags[0] == "permit:uji"
    assert tags[-1] == "agency:dlh"
