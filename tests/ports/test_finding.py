"""Search: names folded and in any order, and every number a case is known by, for those who may see it."""

import pytest

from licensing.case.commands import Correct
from licensing.city.people import Officer, Service, Tracker
from licensing.words.identifiers import ApplicationNumber
from tests.ports.stories import Ports, issued
from tests.storage.process import DEFINITION, DOCUMENTS, NOW, TYPED, officer, publish, trial
from tests.storage.stories import decide, submitted, task

PERSONS = DEFINITION.replace(
    "  luas:",
    """  ktp_pemohon: {type: nik}
  wakil: {type: list, rows: 0..3, form: {nama: {type: text}, nik: {type: nik}}}
  luas:""",
)
NIK, OF_ANOTHER = "3674011203900001", "3674015203900002"


@pytest.fixture(scope="module")
def maruf(portal: Ports, izin: Ports) -> ApplicationNumber:
    publish(izin, PERSONS)
    typed = {
        **TYPED,
        "nama": ["KH. Ma\u2019ruf  Al\u2010Amin, S.H."],
        "surel": ["maruf.amin@contoh.id"],
        "telepon": ["0813-1111-2222"],
        "ktp_pemohon": [NIK],
        "wakil.1.nama": ["Siti"],
        "wakil.1.nik": [OF_ANOTHER],
    }
    return portal.cases.submit(trial(PERSONS), typed, DOCUMENTS, now=NOW).application


def numbers(at: Ports, who: Officer | Service | Tracker, text: str) -> list[ApplicationNumber]:
    return [found.application for found in at.cases.search(who, text, limit=500)]


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "maruf",
            "Ma'ruf",
            "MA\u02bbRUF",
            "amin maruf",
            "al-amin",
            "alamin",
            "amin, ma`ruf",
            "ma ruf",
            "s.h. amin",
        ),
        *(
            "ma\u200bruf",
            " maruf\u00a0amin ",
            NIK,
            "3674 0112 0390 0001",
            "3674.0112.0390.0001",
            f"{NIK}\u200b",
        ),
        *("0813-1111-2222", "+62 813 1111 2222", "6281311112222", "0062 (813) 1111 2222", "813 1111 2222"),
        *(
            "0813\u20111111\u20112222",
            "maruf.amin@contoh.id",
            "MARUF.AMIN@CONTOH.ID",
            "maruf.amin@",
        ),
        *(OF_ANOTHER, "maruf 3674011203900001", "maruf 0813"),
    ],
)
def test_whoever_is_meant_is_found(portal: Ports, maruf: ApplicationNumber, typed: str) -> None:
    assert maruf in numbers(portal, officer("rina"), typed)


@pytest.mark.parametrize(
    "typed", ["maruf bambang", "3674011203900009", "0813-1111-2223", "amin@lain.id", "uf", "'", "-"]
)
def test_nobody_else_is(portal: Ports, maruf: ApplicationNumber, typed: str) -> None:
    assert maruf not in numbers(portal, officer("rina"), typed)


@pytest.mark.parametrize("typed", [NIK, "maruf", "0813-1111-2222", "maruf.amin@contoh.id"])
def test_who_has_no_part_in_a_case_finds_nothing_by_what_stands_in_it(
    portal: Ports, izin: Ports, maruf: ApplicationNumber, typed: str
) -> None:
    assert portal.cases.search(officer("dewi"), typed) == ()
    assert izin.cases.search(officer("dewi"), typed) == ()
    other = submitted(portal)
    assert portal.cases.search(Tracker(other), typed) == ()
    assert numbers(portal, Tracker(maruf), typed) == [maruf]
    assert maruf in numbers(izin, Service(), typed)


@pytest.mark.parametrize("typed", ["Renée", "renee", "RENEE", "Rene\u0301e", "dijk van", "van  DIJK Renee"])
def test_letters_are_found_whatever_their_marks(portal: Ports, typed: str) -> None:
    application = submitted(portal, "Renée van \u0132sel-Dijk")
    assert application in numbers(portal, officer("rina"), typed)


def test_the_words_of_a_name_are_found_in_any_order(portal: Ports) -> None:
    application = submitted(portal, "Bambang Sutrisno")
    assert application in numbers(portal, officer("rina"), "Sutrisno Bambang")
    assert application in numbers(portal, officer("rina"), "sutris bam")
    assert application not in numbers(portal, officer("rina"), "Sutrisno Bimbang")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Ayu Lestari", ("aju", "Aju Lestari", "ayu")),
        ("Soekarno", ("sukarno", "soekarno", "Sukar")),
        ("Djoko Sutjipto", ("joko", "Joko Sucipto", "djoko sucip", "sutjipto")),
        ("Tjokro Sjarif", ("cokro", "syarif", "sjarif cokro")),
        ("Khairil Jusuf", ("chairil", "yusuf", "Chairil Joesoef")),
    ],
)
def test_a_name_is_found_in_old_and_new_spelling(portal: Ports, name: str, typed: tuple[str, ...]) -> None:
    application = submitted(portal, name)
    (found,) = portal.cases.search(officer("rina"), application)
    assert found.applicant == name
    for each in typed:
        assert application in numbers(portal, officer("rina"), each), each
    assert application not in numbers(portal, officer("rina"), "Soekarni Tjandra")


def test_a_number_is_found_however_it_is_grouped(portal: Ports, izin: Ports) -> None:
    case = issued(portal, izin)
    (licence,) = case.licences.values()
    for number in (case.application, licence.number):
        for typed in (
            number,
            number.lower(),
            number.replace("-", " "),
            number.replace("-", "\u2013"),
            f" {number} ",
        ):
            assert numbers(portal, officer("rina"), typed) == [case.application], typed


def test_what_she_corrected_is_found_and_what_stood_before_is_not(
    portal: Ports, maruf: ApplicationNumber
) -> None:
    decide(portal, officer("rina"), maruf, "kelengkapan", "kembalikan")
    correction = Correct(task(maruf, "perbaikan", "applicant"), {"telepon": ["021 531 2345"]}, {})
    portal.cases.handle(Tracker(maruf), maruf, correction, now=NOW)
    assert maruf in numbers(portal, officer("rina"), "+62 21 5312345")
    assert maruf not in numbers(portal, officer("rina"), "0813-1111-2222")
