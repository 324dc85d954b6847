"""Archive: what was published is there under its digest, and the newest version takes new applications."""

import pytest

from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION as BUNDLED
from licensing.process.bundle import Bundle
from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.identifiers import Digest, PermitId
from tests.ports.stories import Ports
from tests.storage.process import DEFINITION, NOW, drawn_up, publish, trial

CHANGED = DEFINITION.replace("Untuk mencoba", "Untuk mencoba lagi")
PERMIT = PermitId("coba")


def test_publishing_the_newest_again_is_no_change(izin: Ports) -> None:
    (published,) = izin.archive.versions()
    assert publish(izin) == (published, False)
    assert (published.permit, published.version, published.digest) == (PERMIT, 1, trial().digest)
    assert (published.name, published.published_at) == (trial().name, NOW)


def test_a_changed_text_is_the_next_version_and_takes_new_applications(portal: Ports, izin: Ports) -> None:
    published, is_new = publish(izin, CHANGED)
    assert (published.version, is_new) == (2, True)
    assert portal.archive.newest(PERMIT).digest == published.digest
    assert portal.archive.process(trial().digest).summary.id == "Untuk mencoba"


def test_what_was_published_can_be_published_once_more(izin: Ports) -> None:
    published, is_new = publish(izin)
    assert (published.version, is_new) == (3, True)
    assert izin.archive.newest(PERMIT) == trial()
    assert [each.version for each in izin.archive.versions()] == [3, 2, 1]


def test_versions_are_told_by_permit_and_the_newest_first(izin: Ports) -> None:
    text = DEFINITION.replace("permit: coba", "permit: awal").replace("code: COBA", "code: AWAL")
    bundle = Bundle.of({BUNDLED: text.encode()})
    izin.archive.publish(restore(bundle), bundle, now=NOW)
    told = [(each.permit, each.version) for each in izin.archive.versions()]
    assert told == [("awal", 1), ("coba", 3), ("coba", 2), ("coba", 1)]


def test_a_bundle_is_read_back_with_every_part(another_portal: Ports) -> None:
    made = drawn_up().bundle
    found = another_portal.archive.bundle(made.digest)
    assert found == made
    assert found.parts == made.parts
    assert found.definition == DEFINITION


def test_only_the_bundle_a_process_was_built_from_is_archived(izin: Ports) -> None:
    before = izin.archive.versions()
    with pytest.raises(ValueError, match="not built from this bundle"):
        izin.archive.publish(trial(), drawn_up(CHANGED).bundle, now=NOW)
    assert izin.archive.versions() == before


def test_only_a_published_permit_can_be_applied_for(portal: Ports) -> None:
    with pytest.raises(CommandRefused, match="no-such-permit"):
        portal.archive.newest(PermitId("lain"))


def test_what_was_never_published_is_missing(portal: Ports) -> None:
    for ask in (portal.archive.bundle, portal.archive.process):
        with pytest.raises(StorageFailed, match=r"Archive: bundle a{64} is missing\.") as failed:
            ask(Digest("a" * 64))
        assert not failed.value.retryable
