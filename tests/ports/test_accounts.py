"""Accounts: officers' passwords."""

from licensing.words.identifiers import OfficerId
from tests.ports.stories import Ports
from tests.storage.process import officer


def test_an_account_is_made_once(portal: Ports, izin: Ports) -> None:
    made = izin.accounts.prepare((officer("rina"), officer("budi")), iter(["satu", "dua"]).__next__)
    assert made == {"rina": "satu", "budi": "dua"}
    assert izin.accounts.prepare((officer("rina"),), lambda: "tiga") == {}
    assert portal.accounts.check(OfficerId("rina"), "satu")
    assert not portal.accounts.check(OfficerId("rina"), "dua")


def test_an_unknown_officer_has_no_password(portal: Ports) -> None:
    for password in ("", "nobody has this password"):
        assert not portal.accounts.check(OfficerId("tidak-ada"), password)


def test_wrong_passwords_keep_no_officer_out_and_right_ones_are_never_counted(
    portal: Ports, izin: Ports
) -> None:
    izin.accounts.prepare((officer("sari"),), lambda: "benar")
    assert not any(portal.accounts.check(OfficerId("sari"), f"salah {n}") for n in range(12))
    assert all(portal.accounts.check(OfficerId("sari"), "benar") for _ in range(12))


def test_a_password_that_was_reset_counts_until_she_chose_her_own(portal: Ports, izin: Ports) -> None:
    lina = OfficerId("lina")
    izin.accounts.reset(lina, "mula")
    assert portal.accounts.change(lina, "mula", "lama")
    assert not portal.accounts.must_change(lina)
    izin.accounts.reset(lina, "sekali")
    assert portal.accounts.must_change(lina)
    assert portal.accounts.check(lina, "sekali")
    assert not portal.accounts.check(lina, "lama")
    assert not portal.accounts.change(lina, "lama", "pilihan sendiri")
    assert portal.accounts.must_change(lina)
    assert portal.accounts.change(lina, "sekali", "pilihan sendiri")
    assert not portal.accounts.must_change(lina)
    assert portal.accounts.check(lina, "pilihan sendiri")
    assert not portal.accounts.check(lina, "sekali")


def test_a_reset_makes_the_account_that_is_missing(portal: Ports, izin: Ports) -> None:
    izin.accounts.reset(OfficerId("dewi"), "sekali")
    assert portal.accounts.check(OfficerId("dewi"), "sekali")
    assert not portal.accounts.change(OfficerId("tidak-ada"), "", "pilihan sendiri")


def test_an_account_is_marked_anew_with_every_password_and_only_then(portal: Ports, izin: Ports) -> None:
    rita, marks = OfficerId("rita"), list[str]()
    nobodys = portal.accounts.mark(rita)
    izin.accounts.reset(rita, "sekali")
    marks.append(portal.accounts.mark(rita))
    assert portal.accounts.change(rita, "sekali", "pilihan sendiri")
    marks.append(portal.accounts.mark(rita))
    assert not portal.accounts.change(rita, "sekali", "pilihan lain")
    assert portal.accounts.check(rita, "pilihan sendiri")
    assert portal.accounts.mark(rita) == marks[-1]
    assert len({nobodys, *marks}) == 3
