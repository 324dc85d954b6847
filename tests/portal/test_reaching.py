"""Whether letters reach the applicant: told to her and to officers, and an address is confirmed by its link alone."""

from licensing.case.commands import ReportEffect
from licensing.case.confirming import confirmation
from licensing.city.people import Service
from licensing.history.effects import Refused
from licensing.words.identifiers import ApplicationNumber
from licensing.words.sentences import Sentence
from tests.portal.conftest import ANSWERS, Browser, Clock
from tests.portal.memory import Memory

SECRET = "rahasia untuk tanda tangan kuki"
NO = Refused("550", Sentence("Ditolak.", "Refused."))


def refuses(memory: Memory, application: ApplicationNumber, clock: Clock) -> None:
    """The applicant's address refuses every letter that is owed."""
    for effect in memory.cases.view(Service(), application).case.owed:
        memory.cases.handle(Service(), application, ReportEffect(effect, NO), now=clock())


def test_a_letter_that_was_refused_for_good_is_told_to_both_with_what_to_do(
    visitor: Browser, rina: Browser, memory: Memory, clock: Clock, application: ApplicationNumber
) -> None:
    task = f"/petugas/tugas/{application}.kelengkapan.1.dpmptsp"
    assert "izin-unreached" not in rina.get(task).text
    refuses(memory, application, clock)
    visitor.tracks(application)
    hers = visitor.get(f"/lacak/{application}").text
    assert "Surat kami tidak sampai ke alamat surel Anda." in hers
    assert ANSWERS["form.surel"] in hers
    for page in (task, f"/petugas/permohonan/{application}"):
        said = rina.get(page).text
        assert "Surel kepada pemohon tidak sampai." in said
        assert "(550)" in said
        assert 'href="tel:+6281234567890">0812-3456-7890</a>' in said


def test_a_later_letter_that_arrives_ends_it(
    visitor: Browser, rina: Browser, memory: Memory, clock: Clock, application: ApplicationNumber
) -> None:
    refuses(memory, application, clock)
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "kembalikan", alasan="Kurang.")
    assert memory.cases.view(Service(), application).case.owed
    assert "izin-unreached" in rina.get(f"/petugas/permohonan/{application}").text
    memory.perform(application, clock())
    assert "izin-unreached" not in rina.get(f"/petugas/permohonan/{application}").text


def test_only_the_button_behind_the_right_link_confirms_an_address(
    visitor: Browser, memory: Memory, application: ApplicationNumber
) -> None:
    stranger = Browser(visitor.app)
    stranger.get("/lacak")
    right = confirmation(SECRET, application, ANSWERS["form.surel"])
    for wrong in ("0" * 32, right[:-1], confirmation("lain", application, ANSWERS["form.surel"])):
        assert stranger.get(f"/surel/{application}/{wrong}").status_code == 404
        assert stranger.send(f"/surel/{application}/{wrong}").status_code == 404
    assert stranger.get(f"/surel/REG-TIDAK-ADA/{right}").status_code == 404
    asked = stranger.get(f"/surel/{application}/{right}")
    assert asked.status_code == 200
    assert "Ayu" not in asked.text
    assert ANSWERS["form.surel"] not in asked.text
    # Programs that look through mail open every link: that confirms nothing.
    assert memory.cases.view(Service(), application).case.confirmed == ""
    assert stranger.send(f"/surel/{application}/{right}").status_code == 200
    assert stranger.send(f"/surel/{application}/{right}").status_code == 200
    file = memory.cases.view(Service(), application)
    assert file.case.confirmed == ANSWERS["form.surel"]
    assert [event.type for event in file.events].count("address-confirmed") == 1


def test_she_sees_that_her_address_is_not_confirmed_until_it_is(
    visitor: Browser, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    assert "Belum dikonfirmasi" in visitor.get(f"/lacak/{application}").text
    right = confirmation(SECRET, application, ANSWERS["form.surel"])
    visitor.get(f"/surel/{application}/{right}")
    visitor.send(f"/surel/{application}/{right}")
    assert "Belum dikonfirmasi" not in visitor.get(f"/lacak/{application}").text
