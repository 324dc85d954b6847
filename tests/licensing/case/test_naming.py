"""Naming: officers say what is to be corrected, and nothing else can change."""

import pytest

from licensing.case.commands import Decide
from licensing.clock.moments import Limit
from licensing.clock.spans import Span
from licensing.history.events import Event
from licensing.history.named import Named
from licensing.history.places import At
from tests.licensing.events import (
    APPLICANT_HERSELF,
    DEWI,
    LELA,
    NOW,
    RINA,
    SARI,
    asked_applicant,
    at,
    city,
    completed,
    correct,
    corrected,
    decide,
    decided,
    entered,
    files,
    line_joined,
    line_opened,
    notice,
    opened,
    owed,
    received,
    submitted,
)
from tests.licensing.given import given

PROCESS = """
form:
  jenis: {type: choice, of: [baru, lama]}
  nomor_lama: {type: text, when: form.jenis == "lama"}
  lapak: {type: integer}
  catatan: {type: text, optional: true}
documents:
  ktp: {accept: [pdf]}
  denah: {accept: [pdf], optional: true}
  surat_lama: {accept: [pdf], when: form.jenis == "lama"}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {lanjut: tutup, kembali: {to: jalur, reason: true}}
  jalur:
    branch: {choose: [{when: form.lapak > 1000, to: tutup}], otherwise: perbaikan}
  perbaikan:
    correction: {within: 14 days, then: periksa, changes: CHANGES}
  tutup: {close: {}}
"""
NAMING = PROCESS.replace("CHANGES", "named")
AMONG = PROCESS.replace("CHANGES", "[form.jenis, documents.denah]")
ALL = PROCESS.replace("CHANGES", "all")
FORTNIGHT = Span(14, "day")
DUE = Limit(FORTNIGHT, NOW, None).due(city().calendar)
NEW = submitted(files("ktp"), jenis="baru", lapak=18)
OLD = submitted(files("ktp", "surat_lama"), jenis="lama", nomor_lama="7", lapak=18)
ASKED = (received(), entered("periksa"), opened("periksa", "loket.petugas"))
KTP, JENIS, DENAH = Named("ktp", "Buram."), Named("jenis", "Keliru."), Named("denah", "Belum ada.")


def kembali(*named: Named, reason: str = "Perbaiki.") -> Decide:
    return decide("periksa", "loket", "kembali", reason, named=named)


def asked(where: str | At, changes: tuple[str, ...] | None) -> tuple[Event, ...]:
    return (
        entered(where),
        owed(notice(where, "correction")),
        asked_applicant(where, FORTNIGHT, DUE, changes=changes),
    )


def returned(*named: Named, changes: tuple[str, ...] | None) -> tuple[Event, ...]:
    return (
        decided("periksa", "loket", RINA, "kembali", "Perbaiki.", named=named),
        completed("periksa", "kembali"),
        entered("jalur"),
        completed("jalur", "perbaikan"),
        *asked("perbaikan", changes),
    )


ON = (
    completed("perbaikan", "corrected"),
    entered(at("periksa", 2)),
    opened(at("periksa", 2), "loket.petugas"),
)


def test_what_she_named_is_open_to_the_applicant_also_behind_a_branch() -> None:
    given(NAMING, NEW, *ASKED).when(kembali(KTP, JENIS), by=RINA).then(
        *returned(KTP, JENIS, changes=("ktp", "jenis"))
    )


def test_returning_without_naming_anything_is_refused() -> None:
    told = given(NAMING, NEW, *ASKED).when(kembali(), by=RINA)
    told.refused("invalid-form", fields=("named",))
    assert told.refusal is not None
    assert "Name at least one" in told.refusal.fields["named"].en


def test_where_all_is_open_nobody_names_anything() -> None:
    given(ALL, NEW, *ASKED).when(kembali(), by=RINA).then(*returned(changes=None))
    given(ALL, NEW, *ASKED).when(kembali(KTP), by=RINA).refused("invalid-form", fields=("named",))


def test_an_outcome_that_returns_nothing_names_nothing() -> None:
    lanjut = decide("periksa", "loket", "lanjut", named=(KTP,))
    given(NAMING, NEW, *ASKED).when(lanjut, by=RINA).refused("invalid-form", fields=("named",))


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("paspor", "has no answer or document"),
        ("surat_lama", "has no answer or document"),
        ("nomor_lama", "has no answer or document"),
    ],
)
def test_what_the_application_does_not_ask_cannot_be_named(named: str, says: str) -> None:
    told = given(NAMING, NEW, *ASKED).when(kembali(KTP, Named(named, "x")), by=RINA)
    told.refused("invalid-form", fields=(f"named.{named}",))
    assert told.refusal is not None
    assert says in told.refusal.fields[f"named.{named}"].en


@pytest.mark.parametrize("remark", ["", " \n", "日本", "x" * 1_001])
def test_each_thing_named_has_a_remark_that_can_be_printed(remark: str) -> None:
    given(NAMING, NEW, *ASKED).when(kembali(KTP, Named("jenis", remark)), by=RINA).refused(
        "invalid-form", fields=("named.jenis",)
    )


def test_a_remark_is_kept_without_blanks_around_it() -> None:
    told = given(NAMING, NEW, *ASKED).when(kembali(Named("ktp", "  Buram.\n")), by=RINA)
    told.then(*returned(KTP, changes=("ktp",)))


def test_nothing_is_named_twice() -> None:
    given(NAMING, NEW, *ASKED).when(kembali(KTP, KTP), by=RINA).refused("invalid-form", fields=("named.ktp",))


def test_only_what_the_definition_lets_change_can_be_named() -> None:
    given(AMONG, NEW, *ASKED).when(kembali(KTP, DENAH), by=RINA).refused(
        "invalid-form", fields=("named.ktp",)
    )
    given(AMONG, NEW, *ASKED).when(kembali(DENAH), by=RINA).then(*returned(DENAH, changes=("denah",)))


# What the applicant may then do.

CATATAN = Named("catatan", "Lengkapi.")


def test_what_was_named_changes() -> None:
    history = (NEW, *ASKED, *returned(CATATAN, DENAH, changes=("catatan", "denah")))
    paper = files("denah")
    given(NAMING, *history).when(correct("perbaikan", paper, catatan="Pagi"), by=APPLICANT_HERSELF).then(
        corrected("perbaikan", paper, catatan="Pagi"), *ON
    )


def test_what_nobody_named_cannot_change_and_her_turn_is_not_used_up() -> None:
    history = (NEW, *ASKED, *returned(CATATAN, changes=("catatan",)))
    told = given(NAMING, *history).when(
        correct("perbaikan", files("ktp"), lapak="300", catatan="x"), by=APPLICANT_HERSELF
    )
    told.refused("invalid-form", fields=("ktp", "lapak"))
    assert told.refusal is not None
    assert "No officer asked" in told.refusal.fields["lapak"].en


@pytest.mark.parametrize("changed", [{"lapak": ""}, {"lapak": "x"}, {"jenis": "lama"}, {"lappak": "18"}])
def test_neither_emptied_nor_unreadable_nor_misspelt_nor_unnamed_is_a_way_around(
    changed: dict[str, str],
) -> None:
    history = (NEW, *ASKED, *returned(CATATAN, changes=("catatan",)))
    given(NAMING, *history).when(
        correct("perbaikan", None, seen=None, **changed), by=APPLICANT_HERSELF
    ).refused("invalid-form", fields=tuple(changed))


def test_an_answer_sent_as_it_stands_is_no_change() -> None:
    history = (OLD, *ASKED, *returned(KTP, changes=("ktp",)))
    again = correct("perbaikan", files("ktp"), lapak="18", nomor_lama=" 7 ", catatan="")
    given(NAMING, *history).when(again, by=APPLICANT_HERSELF).then(corrected("perbaikan", files("ktp")), *ON)


def test_what_a_named_change_makes_asked_is_open_too() -> None:
    history = (NEW, *ASKED, *returned(JENIS, changes=("jenis",)))
    alone = correct("perbaikan", jenis="lama")
    given(NAMING, *history).when(alone, by=APPLICANT_HERSELF).refused(
        "invalid-form", fields=("nomor_lama", "surat_lama")
    )
    paper = files("surat_lama")
    given(NAMING, *history).when(
        correct("perbaikan", paper, jenis="lama", nomor_lama="9"), by=APPLICANT_HERSELF
    ).then(corrected("perbaikan", paper, jenis="lama", nomor_lama="9"), *ON)


def test_what_a_named_change_leaves_unasked_falls_away() -> None:
    history = (OLD, *ASKED, *returned(JENIS, changes=("jenis",)))
    given(NAMING, *history).when(correct("perbaikan", jenis="baru"), by=APPLICANT_HERSELF).then(
        corrected("perbaikan", jenis="baru", nomor_lama=""), *ON
    )


def test_what_was_asked_before_all_was_named_is_open_as_it_was_then() -> None:
    history = (NEW, *ASKED, *returned(changes=None))
    given(NAMING, *history).when(correct("perbaikan", lapak="300"), by=APPLICANT_HERSELF).then(
        corrected("perbaikan", lapak=300), *ON
    )


# Several officers, several lines.

TOGETHER = """
form:
  lapak: {type: integer}
  jam: {type: text}
  denah: {type: text}
steps:
  bersama:
    together:
      members:
        meja:
          ask: [{by: kesehatan.tim}, {by: lingkungan.tim}]
        lapangan:
          steps:
            kunjungan:
              review: {by: perhubungan.tim}
              outcomes: {baik: {end: baik}, ulang: {end: perbaiki}}
    outcomes: {baik: tutup, perbaiki: perbaikan}
  perbaikan:
    correction: {within: 14 days, then: bersama, changes: named}
  tutup: {close: {}}
"""
DESK, FIELD = at("meja", line="main/meja"), at("kunjungan", line="main/lapangan")
BESIDE = (
    submitted(lapak=18, jam="7", denah="A"),
    received("bersama"),
    entered("bersama"),
    line_opened("main/meja", "bersama"),
    line_opened("main/lapangan", "bersama"),
    entered(DESK),
    opened(DESK, "kesehatan.tim"),
    opened(DESK, "lingkungan.tim"),
    entered(FIELD),
    opened(FIELD, "perhubungan.tim"),
    decided(DESK, "kesehatan", SARI, "baik"),
    decided(DESK, "lingkungan", LELA, "perbaiki", named=(Named("jam", "Terlalu pagi."),)),
    completed(DESK, "perbaiki"),
    line_joined("main/meja", "perbaiki"),
)


def test_what_several_officers_name_is_opened_together() -> None:
    named = (Named("denah", "Keliru."), Named("jam", "Ramai."))
    told = given(TOGETHER, *BESIDE).when(decide(FIELD, "perhubungan", "ulang", named=named), by=DEWI)
    told.then(
        decided(FIELD, "perhubungan", DEWI, "ulang", named=named),
        completed(FIELD, "ulang"),
        line_joined("main/lapangan", "perbaiki"),
        completed("bersama", "perbaiki"),
        *asked("perbaikan", ("jam", "denah")),
    )


def test_whoever_finds_nothing_names_nothing() -> None:
    told = given(TOGETHER, *BESIDE).when(decide(FIELD, "perhubungan", "baik"), by=DEWI)
    assert told.events[-3:] == asked("perbaikan", ("jam",))


def test_every_officer_who_returns_it_names_something() -> None:
    given(TOGETHER, *BESIDE).when(decide(FIELD, "perhubungan", "ulang"), by=DEWI).refused(
        "invalid-form", fields=("named",)
    )
