"""What applications owe is performed by Prefect, once, and shown to operators without personal data."""

from collections.abc import Iterator
from hashlib import sha256

import pytest

from licensing.words.identifiers import ApplicationNumber
from tests.flows.installation import EMAIL, NAME, TO_THE_END, Installation, wait_for

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def worker(izin: Installation) -> Iterator[None]:
    with izin.worker():
        yield


@pytest.fixture(scope="module")
def issued(izin: Installation) -> ApplicationNumber:
    number = izin.submit()
    wait_for(lambda: len(izin.runs(number)) > 0, what="the first push")
    izin.decide(number)
    izin.wait_for_end(number)
    return number


def test_an_application_becomes_a_licence_in_the_object_store(
    izin: Installation, issued: ApplicationNumber
) -> None:
    (made,) = izin.case(issued).made
    content = izin.izin.documents.read(made.file, application=issued, name="terbit")
    assert sha256(content).hexdigest() == made.file.sha256
    assert content.startswith(b"%PDF")
    assert izin.izin.cases.licence(made.verification) is not None


def test_the_applicant_is_told_once_of_each_moment(izin: Installation, issued: ApplicationNumber) -> None:
    ids = [mail["Message-ID"] for mail in izin.mails(issued)]
    assert ids == [f"<{issued}.received.notify@izin>", f"<{issued}.terbit.1.notify@izin>"]


def test_runs_name_application_step_and_effect(izin: Installation, issued: ApplicationNumber) -> None:
    runs = izin.runs(issued)
    assert all(str(run["name"]).startswith(issued) for run in runs)
    assert {run["state_type"] for run in runs} == {"COMPLETED"}
    effects = {
        "periksa / notify received",
        *(f"terbit / {e}" for e in ("render", "store", "register", "notify issued")),
    }
    people = {
        "periksa / lengkap by dpmptsp.petugas_loket",
        *(f"rekomendasi / disetujui by {agency}.tim_teknis" for agency in ("dinkes", "dlh", "dishub")),
        "tanda_tangan / ditandatangani by dpmptsp.kepala_dinas",
    }
    expected = {f"{issued} / {what}" for what in effects | people}

    def names() -> set[str]:
        # Prefect records task runs a second or two after they ended, and their names after their beginning.
        return {str(task["name"]) for run in runs for task in izin.task_runs(run)}

    wait_for(
        lambda: names() == expected, what="every effect and every decision is a task run, and nothing else"
    )


def test_events_of_task_runs_name_run_and_flow_and_repeat_nothing_else(
    izin: Installation, issued: ApplicationNumber
) -> None:
    run = izin.runs(issued)[0]
    asked = {
        "event": {"prefix": ["prefect.task-run."]},
        "related": {"id": [f"prefect.flow-run.{run['id']}"]},
    }

    def related() -> set[tuple[str, ...]]:
        (answer,) = izin.prefect("events/filter", filter=asked)
        assert isinstance(answer["events"], list)
        return {tuple(each["prefect.resource.id"] for each in event["related"]) for event in answer["events"]}

    # Prefect records events in batches, some seconds later.
    wait_for(lambda: bool(related()), what="Prefect has recorded events of the run")
    assert related() == {(f"prefect.flow-run.{run['id']}", f"prefect.flow.{run['flow_id']}")}


def test_the_artifact_tells_how_the_application_stands(izin: Installation, issued: ApplicationNumber) -> None:
    page = izin.page(issued)
    assert "State: **issued**" in page
    assert "| rekomendasi | dlh.tim_teknis | **disetujui**: Dinas Lingkungan Hidup: " in page


def test_a_waiting_application_tells_on_whom_it_waits(izin: Installation) -> None:
    number = izin.submit()
    izin.decide(number, TO_THE_END[0])

    row = "| main | rekomendasi (Rekomendasi) | dinkes.tim_teknis, dlh.tim_teknis, dishub.tim_teknis | "
    wait_for(lambda: row in izin.page(number), what="the artifact lists the three agencies")


def test_every_line_has_its_row_and_its_name(izin: Installation) -> None:
    number = izin.submit("jalur")
    izin.decide(number, ("jadwal", "dijadwalkan"))
    rows = (
        "| main | pemeriksaan (Pemeriksaan) | meja, lapangan | ",
        "| meja | meja (Meja) | dinkes.tim_teknis, dlh.tim_teknis | ",
        "| lapangan | kunjungan (Kunjungan) | dishub.tim_teknis | ",
    )
    wait_for(lambda: all(row in izin.page(number) for row in rows), what="the artifact lists every line")
    izin.decide(number, ("kunjungan", "layak"), ("meja", "disetujui"), ("tanda_tangan", "ditandatangani"))
    assert izin.wait_for_end(number).ending == "issued"
    expected = {
        f"{number} / {what}"
        for what in (
            "lapangan / jadwal / dijadwalkan by dishub.tim_teknis",
            "lapangan / kunjungan / layak by dishub.tim_teknis",
            "meja / disetujui by dinkes.tim_teknis",
            "meja / disetujui by dlh.tim_teknis",
            "terbit / notify issued",
        )
    }

    def names() -> set[str]:
        return {str(task["name"]) for run in izin.runs(number) for task in izin.task_runs(run)}

    wait_for(lambda: expected <= names(), what="task runs name the line")


def test_retrying_a_finished_run_changes_nothing(izin: Installation, issued: ApplicationNumber) -> None:
    before, mails = izin.case(issued), len(izin.mails(issued))
    run = izin.runs(issued)[-1]
    izin.prefect(
        f"flow_runs/{run['id']}/set_state", state={"type": "SCHEDULED", "name": "AwaitingRetry"}, force=True
    )
    wait_for(lambda: izin.runs(issued)[-1]["run_count"] == 2, what="the run was taken up again")
    wait_for(lambda: izin.runs(issued)[-1]["state_type"] == "COMPLETED", what="the run is completed again")
    assert izin.case(issued) == before
    assert len(izin.mails(issued)) == mails


def test_prefect_learns_nothing_personal(izin: Installation, issued: ApplicationNumber) -> None:
    known = [
        *izin.runs(issued),
        *(task for run in izin.runs(issued) for task in izin.task_runs(run)),
        *izin.prefect("artifacts/filter"),
        *izin.prefect("logs/filter"),
    ]
    assert known
    officers = [officer.name for officer in izin.izin.register.officers.values()]
    assert not [secret for secret in (NAME, EMAIL, "081234567890", *officers) if secret in str(known)]
    log = (izin.settings.home / "worker.log").read_text()
    assert not [secret for secret in (NAME, EMAIL) if secret in log]
