"""The legal clock before people: on the tracking page, on the case of officers, and in the API."""

from licensing.words.identifiers import ApplicationNumber
from portal.acts.pace import said
from tests.portal.conftest import Browser, Clock
from tests.portal.memory import PIN


def clock_of(visitor: Browser, application: ApplicationNumber) -> dict[str, object]:
    told = visitor.request("GET", f"/api/v1/applications/{application}", headers={"X-PIN": PIN})
    assert told.status_code == 200, told.text
    return told.json()["clock"]


def test_before_the_file_is_complete_there_is_none(visitor: Browser, application: ApplicationNumber) -> None:
    assert clock_of(visitor, application) is None
    assert "Jangka waktu" not in visitor.get(f"/lacak/{application}").text


def test_once_it_runs_everybody_reads_what_is_used_and_what_is_left(
    visitor: Browser, rina: Browser, application: ApplicationNumber, clock: Clock
) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "lengkap")
    clock.passes(days=1)
    visitor.tracks(application)
    rina.signs_in("rina")
    said = "Terpakai 0,2 dari 5 hari kerja, sisa 4,8; berakhir 30 November 2026 pukul 16.00 WIB."
    for page in (visitor.get(f"/lacak/{application}"), rina.get(f"/petugas/permohonan/{application}")):
        assert said in page.text
        assert "Berjalan" in page.text
    told = clock_of(visitor, application)
    assert (told["used"], told["left"], told["late_by"]) == (0.2, 4.8, 0.0)
    assert (told["due"], told["stands_still"]) == ("2026-11-30T09:00:00Z", None)


def test_what_took_too_long_is_told(
    visitor: Browser, rina: Browser, application: ApplicationNumber, clock: Clock
) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "lengkap")
    clock.passes(days=8)
    visitor.tracks(application)
    assert "Terpakai 5,2 dari 5 hari kerja: terlambat 0,2." in visitor.get(f"/lacak/{application}").text
    assert clock_of(visitor, application)["late_by"] == 0.2


def test_from_its_end_on_the_time_is_over_though_no_office_is_open(
    visitor: Browser, rina: Browser, application: ApplicationNumber, clock: Clock
) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "lengkap")
    clock.passes(days=7, hours=7)
    visitor.tracks(application)
    page = visitor.get(f"/lacak/{application}")
    assert "Terpakai 5 dari 5 hari kerja: waktunya habis." in page.text
    assert "sisa 0" not in page.text


def test_everybody_reads_the_one_thing_that_is_awaited(
    visitor: Browser, rina: Browser, application: ApplicationNumber, clock: Clock
) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "lengkap")
    clock.passes(days=1)
    visitor.tracks(application)
    rina.signs_in("rina")
    for page in (visitor.get(f"/lacak/{application}"), rina.get(f"/petugas/permohonan/{application}")):
        assert "<strong>Dinas Kesehatan</strong>, Tim teknis: Rekomendasi teknis" in page.text
        assert "10.00 WIB</time> (1 hari kerja)" in page.text
        assert "Sementara itu juga ditunggu" in page.text
    told = visitor.request("GET", f"/api/v1/applications/{application}", headers={"X-PIN": PIN})
    awaited = told.json()["awaited"]
    assert (awaited["on"], awaited["working_days"], awaited["others"]) == ("dinkes.tim_teknis", 1, 1)
    assert awaited["clock"]["en"].startswith("The time limit runs for Dinas Penanaman Modal")


def test_that_too_few_were_finished_is_told_to_officers_alone(
    visitor: Browser, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    assert "Perkiraan selesai" not in visitor.get(f"/lacak/{application}").text
    assert said("thin", "everyone") is None
    thin = said("thin", "officers")
    assert thin is not None
    assert "belum cukup permohonan serupa yang selesai" in thin.id


def test_the_bar_of_time_and_the_forecast_are_in_the_api(
    visitor: Browser, rina: Browser, application: ApplicationNumber, clock: Clock
) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "lengkap")
    clock.passes(days=1)
    told = visitor.request("GET", f"/api/v1/applications/{application}", headers={"X-PIN": PIN}).json()
    (ran,) = told["clock"]["stretches"]
    assert ran["stood_still"] is None
    assert ran["since"] < ran["until"]
    assert told["forecast"] == {"likely": None, "latest": None, "why": "thin"}
