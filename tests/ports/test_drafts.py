"""Drafts: kept under a key, read by whoever has it, gone when they are sent, thrown away or old."""

from datetime import timedelta

from tests.ports.stories import Ports
from tests.storage.process import NOW

UNTIL = NOW + timedelta(days=30)


def test_a_draft_is_read_by_its_key_alone_and_by_every_process(portal: Ports, another_portal: Ports) -> None:
    assert portal.drafts.keep("satu", b"\x00isi", now=NOW, until=UNTIL)
    assert another_portal.drafts.read("satu", now=NOW) == b"\x00isi"
    assert portal.drafts.read("SATU", now=NOW) is None


def test_keeping_it_again_takes_the_place_of_what_was_there(portal: Ports) -> None:
    assert portal.drafts.keep("dua", b"lama", now=NOW, until=NOW + timedelta(days=1))
    assert portal.drafts.keep("dua", b"baru", now=NOW, until=UNTIL)
    assert portal.drafts.read("dua", now=NOW + timedelta(days=2)) == b"baru"


def test_a_draft_that_is_thrown_away_is_gone_and_its_neighbour_is_not(portal: Ports) -> None:
    for key in ("tiga", "empat"):
        portal.drafts.keep(key, b"isi", now=NOW, until=UNTIL)
    portal.drafts.discard("tiga")
    portal.drafts.discard("tiga")
    assert portal.drafts.read("tiga", now=NOW) is None
    assert portal.drafts.read("empat", now=NOW) == b"isi"


def test_a_draft_is_not_read_from_its_last_instant_on_and_then_erased(portal: Ports, izin: Ports) -> None:
    izin.drafts.forget(now=UNTIL)
    portal.drafts.keep("lama", b"isi", now=NOW, until=UNTIL)
    portal.drafts.keep("baru", b"isi", now=NOW, until=UNTIL + timedelta(seconds=1))
    before = UNTIL - timedelta(seconds=1)
    assert portal.drafts.read("lama", now=before) == b"isi"
    assert izin.drafts.forget(now=before) == 0
    assert portal.drafts.read("lama", now=UNTIL) is None
    assert izin.drafts.forget(now=UNTIL) == 1
    assert portal.drafts.read("lama", now=before) is None
    assert portal.drafts.read("baru", now=UNTIL) == b"isi"


def test_what_is_saved_while_a_form_is_sent_does_not_come_over_its_mark(
    portal: Ports, another_portal: Ports
) -> None:
    portal.drafts.keep("lima", b"isi", now=NOW, until=UNTIL)
    assert portal.drafts.mark("lima", b"nomor", now=NOW, until=UNTIL)
    assert not another_portal.drafts.keep("lima", b"isi lagi", now=NOW, until=UNTIL + timedelta(days=1))
    assert portal.drafts.read("lima", now=NOW) == b"nomor"
    assert portal.drafts.keep("lima", b"baru", now=UNTIL, until=UNTIL + timedelta(days=1)), (
        "its time has passed"
    )
    assert portal.drafts.keep("lima", b"lagi", now=UNTIL, until=UNTIL + timedelta(days=1)), (
        "and it bears no mark"
    )


def test_only_what_is_there_is_marked(portal: Ports) -> None:
    assert not portal.drafts.mark("enam", b"nomor", now=NOW, until=UNTIL)
    assert portal.drafts.read("enam", now=NOW) is None
    portal.drafts.keep("tujuh", b"isi", now=NOW, until=UNTIL)
    assert not portal.drafts.mark("tujuh", b"nomor", now=UNTIL, until=UNTIL + timedelta(days=1))
