"""Keeping what was typed on a page of somebody who signs in: an officer, or the applicant of a case.

One draft per person and page. It is kept where a form cannot be done, is shown when she opens the page, and goes when
she has sent it or throws it away.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final

from licensing.city.people import Officer, Tracker
from licensing.words.errors import CommandRefused, StorageFailed
from portal.acts.drafts import Draft, Drawer
from portal.door.posted import SHOW, WRITER, Posted
from portal.services import Portal

NOT_KEPT: Final = frozenset({"csrf", WRITER, SHOW, "sandi", "pin", "baris", "simpan", "draf", "lang"})
"""What says nothing of what was typed, or is a secret."""
FILES_LEFT: Final = "berkas-tertinggal"
"""That files were chosen, which could not be kept."""


def kept_texts(posted: Posted) -> Mapping[str, Sequence[str]]:
    """What is kept of a form."""
    left = {FILES_LEFT: ("1",)} if posted.uploads() else {}
    return {
        **{name: texts for name, texts in posted.says_one().texts.items() if name not in NOT_KEPT},
        **left,
    }


def drawer(portal: Portal) -> Drawer:
    """Where the portal keeps drafts."""
    return Drawer(portal.drafts, portal.secret_key)


def keep_own(portal: Portal, writer: str, path: str, posted: Posted) -> None:
    """Keep what somebody typed on a page; what is too long to be kept is not."""
    drafts = drawer(portal)
    with suppress(CommandRefused):
        drafts.keep(drafts.own(writer, path), Draft(path, kept_texts(posted), portal.now()))


def is_kept(portal: Portal, writer: str, path: str) -> bool:
    """Whether something that somebody typed on a page is kept already. Raises StorageFailed."""
    drafts = drawer(portal)
    return drafts.open(drafts.own(writer, path), now=portal.now()) is not None


def own(portal: Portal, by: Officer | Tracker, path: str) -> Draft | None:
    """What she typed on a page and has not sent; None also where the records do not say."""
    drafts = drawer(portal)
    with suppress(StorageFailed):
        return drafts.open(drafts.own(writer_named(by), path), now=portal.now())
    return None


def discard_own(portal: Portal, by: Officer | Tracker, path: str) -> None:
    """She has sent it, or does not want it any more. Where the records do not answer, time erases it."""
    drafts = drawer(portal)
    with suppress(StorageFailed):
        drafts.discard(drafts.own(writer_named(by), path))


def writer_named(by: Officer | Tracker) -> str:
    """Whose a draft is: an officer's, or the applicant's of a case."""
    return by.id if isinstance(by, Officer) else by.application
