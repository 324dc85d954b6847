"""What `izin up` looks for once all runs: drafts that wait to be published, and open tasks that nobody can decide.

Drafts are told here, in words and as data; to start publishes none of them. The tasks are told by `stranding`. What
cannot be looked at is left out: a start does not fail for it.
"""

from dataclasses import dataclass

from flows.publishing import Review, review
from flows.services.connections import Connections
from flows.settings import Settings
from flows.wiring import Wired, connect
from licensing.words.errors import DefinitionRejected, StorageFailed
from portal.acts.stranding import Lost
from portal.cli.stranding import look_for_stranded
from portal.cli.voice import Data, Voice


@dataclass(frozen=True, slots=True)
class Looked:
    """What waits in the folder, None where that cannot be said; and the open tasks that nobody can decide today."""

    drafts: Review | None
    in_vain: tuple[Lost, ...]


def look(settings: Settings, connections: Connections) -> Looked:
    """What is to be said at a start: what runs, runs without it."""
    izin = connect(settings, role="izin_worker", connections=connections)
    try:
        return Looked(_drafts(izin, settings), _in_vain(izin))
    finally:
        izin.close()


def _drafts(izin: Wired, settings: Settings) -> Review | None:
    try:
        return review(izin.archive, settings, people=izin.people.roster())
    except (DefinitionRejected, StorageFailed):
        return None


def _in_vain(izin: Wired) -> tuple[Lost, ...]:
    try:
        return look_for_stranded(izin)
    except StorageFailed:
        return ()


def waiting_data(found: Review | None) -> Data:
    """The drafts that wait, as data: `new`, `changed` or `faulty`."""
    if found is None:
        return []
    states = [
        {
            "permit": draft.permit,
            "state": "changed" if draft.before else "new",
            "differences": len(draft.changes),
        }
        for draft in found.waiting
    ]
    faults = [
        {"permit": each.permit, "state": "faulty", "problems": len(each.problems)} for each in found.faulty
    ]
    return [*states, *faults]


def tell_drafts(found: Review | None, voice: Voice) -> None:
    """Say what waits to be published, and how to publish it; nothing where nothing waits."""
    if found is None or voice.as_json or not (found.waiting or found.faulty):
        return
    if found.is_first:
        voice.say("Belum ada izin yang terbit.", "No permit type is published yet.")
    voice.say("Menunggu terbit:", "Waiting to be published:")
    for draft in found.waiting:
        count = len(draft.changes)
        if draft.before is None:
            voice.say(f"  {draft.permit}: baru", f"  {draft.permit}: new")
        else:
            what = "difference" if count == 1 else "differences"
            voice.say(f"  {draft.permit}: {count} perubahan", f"  {draft.permit}: {count} {what}")
    for each in found.faulty:
        voice.say(
            f"  {each.permit}: bermasalah, lihat izin check", f"  {each.permit}: faulty, see izin check"
        )
    voice.say(
        "Terbitkan dengan: izin publish (izin publish --dry-run mengatakan apa yang berubah).",
        "Publish with: izin publish (izin publish --dry-run says what would change).",
    )
