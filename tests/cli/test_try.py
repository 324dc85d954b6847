"""`izin try`, for designers and for other programs: no service runs."""

import json
from pathlib import Path

from features.permits.shipped import example
from tests.cli.conftest import Call, Called, typed_today
from tests.definitions.cases import DEFINITIONS

PERMIT = "skp"


def form_file(folder: Path, **changed: str) -> str:
    path = folder / "form.json"
    path.write_text(json.dumps({**typed_today(PERMIT), **changed}))
    return str(path)


def told(called: Called) -> dict[str, object]:
    assert isinstance(called.data, dict)
    return called.data


def stages(called: Called) -> list[str]:
    """The steps it went through, each with its round."""
    found = told(called)["stages"]
    assert isinstance(found, list)
    return [f"{stage['step']}.{stage['round']}" for stage in found]


def test_a_form_is_followed_to_its_end(izin: Call, tmp_path: Path) -> None:
    called = izin("try", PERMIT, "--form", form_file(tmp_path), "--json")
    assert called.code == 0, called.err
    assert (told(called)["wrong"], told(called)["ending"]) == ({}, "issued")


def test_by_when_it_would_be_answered_is_told(izin: Call, tmp_path: Path) -> None:
    asked = ("try", PERMIT, "--form", form_file(tmp_path), "--on", "2026-11-23")
    day = told(izin(*asked, "--json"))["promised"]
    assert day == {
        "by": "2026-11-30",
        "within": "5 working days",
        "counted_from": "2026-11-23",
        "provisional": False,
    }
    assert "Answered by 30 November 2026: 5 working days" in izin(*asked, "--lang", "en").out
    assert told(izin("try", PERMIT, "--form", form_file(tmp_path, nik="1"), "--json"))["promised"] is None


def test_what_comes_of_time_alone_is_told_and_what_officers_may_do_about_it(
    izin: Call, tmp_path: Path
) -> None:
    form = tmp_path / "form.json"
    form.write_text(json.dumps(typed_today("pohon")))
    on_time = izin("try", "pohon", "--form", str(form), "--on", "2026-11-23", "--lang", "en")
    assert "has to consent." in on_time.out
    assert "may extend it 1 time, by at most" in on_time.out
    form.write_text(json.dumps(typed_today("sip_dokter")))
    granted = izin("try", "sip_dokter", "--form", str(form), "--on", "2026-11-23", "--lang", "id")
    silence = told(izin("try", "sip_dokter", "--form", str(form), "--on", "2026-11-23", "--json"))["silence"]
    assert "yang ditunggu diingatkan" in granted.out
    assert "30 November 2026 pukul 16.00 WIB: dikabulkan menurut hukum →" in granted.out
    assert isinstance(silence, list)
    assert silence[-1]["at"] == "2026-11-30T09:00:00+00:00"
    opened = izin("try", "sip_dokter", "--kind", "pencabutan", "--form", str(form), "--lang", "en")
    assert "is reminded" in opened.out
    assert "granted by law" not in opened.out, "what an officer opens nobody's silence grants"


def test_what_the_values_come_to_is_told_to_people_and_to_programs(izin: Call, tmp_path: Path) -> None:
    text = (DEFINITIONS / f"{PERMIT}.yaml").read_text("utf-8")
    valued = tmp_path / f"{PERMIT}.yaml"
    valued.write_text(
        text.replace("\ndocuments:\n", '\nvalues:\n  sapaan: form.nama + " dkk."\ndocuments:\n', 1)
    )
    form = form_file(tmp_path, nama="Wati")
    value = told(izin("try", str(valued), "--form", form, "--json"))["values"]
    assert value == [{"id": "sapaan", "expression": 'form.nama + " dkk."', "shown": "Wati dkk.", "lines": []}]
    assert "sapaan: Wati dkk." in izin("try", str(valued), "--form", form).out


def test_how_an_amount_comes_about_is_told_to_people_and_to_programs(izin: Call, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text(json.dumps({id: list(texts) for id, texts in example("pkd").items()}))
    values = told(izin("try", "pkd", "--form", str(path), "--json"))["values"]
    assert isinstance(values, list)
    lines = {each["id"]: each["lines"] for each in values}
    assert [line["result"]["en"] for line in lines["retribusi"]][-2:] == ["0,1", "Rp3.300.000"]
    assert lines["tarif"] == []
    shown = izin("try", "pkd", "--form", str(path), "--lang", "en").out
    assert "How retribusi is worked out" in shown
    assert "Rate = 1.500.000" in shown
    assert "1.500.000 \N{MULTIPLICATION SIGN} 2 \N{MULTIPLICATION SIGN} (1 + 0,1)" in shown


def test_what_it_holds_of_something_scarce_is_told(izin: Call, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text(json.dumps({id: list(texts) for id, texts in example("pkd").items()}))
    days = {
        "id": "15 Mei 2027 sampai dengan 16 Mei 2027",
        "en": "15 May 2027 up to and including 16 May 2027",
    }
    hall = {"id": "Gedung serbaguna", "en": "Multi-purpose hall"}
    asked = ("try", "pkd", "--form", str(path), "--on", "2026-03-02")
    held = told(izin(*asked, "--json"))["reserved"]
    assert held == [{"name": "gedung", "label": hall, "key": "ciputat", "some": days}]
    shown = izin(*asked, "--lang", "en").out
    assert "gedung: ciputat, 15 May 2027 up to and including 16 May 2027" in shown


def test_a_form_that_cannot_be_sent_says_why(izin: Call, tmp_path: Path) -> None:
    called = izin("try", PERMIT, "--form", form_file(tmp_path, nik="12"), "--json")
    assert called.code == 1
    wrong = told(called)["wrong"]
    assert isinstance(wrong, dict)
    assert set(wrong) == {"nik"}
    assert told(called)["stages"] == []


def test_an_answer_on_the_way_that_is_wrong_is_named(izin: Call, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(f"answers: [{{at: kelengkapan, outcome: kembalikan, reason: {'x' * 10_001}}}]\n")
    called = izin("try", PERMIT, "--form", form_file(tmp_path), "--answers", str(answers), "--lang", "en")
    assert called.code == 1
    assert "1 answer needs correction." in called.out
    assert "reason: " in called.out


def test_answers_lead_the_application_another_way(izin: Call, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("answers: [{at: kelengkapan, outcome: kembalikan, reason: Judul keliru}]\n")
    form = form_file(tmp_path)
    assert "perbaikan.1" not in stages(izin("try", PERMIT, "--form", form, "--json"))
    called = izin("try", PERMIT, "--form", form, "--answers", str(answers), "--json")
    assert stages(called)[:2] == ["kelengkapan.1", "perbaikan.1"]


def test_an_answer_at_no_step_is_told_with_the_step_that_was_meant(izin: Call, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("answers: [{at: kelengkapn, outcome: lengkap}]\n")
    called = izin("try", PERMIT, "--form", form_file(tmp_path), "--answers", str(answers))
    assert called.code != 0
    assert 'Did you mean "kelengkapan"?' in called.out + called.err


def test_everything_wrong_with_the_files_is_told_at_once(izin: Call, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("answers: [{at: kelengkapn, outcome: lengkap}]\n")
    form = form_file(tmp_path, nik="12", nikk="12")
    called = izin("try", PERMIT, "--form", form, "--answers", str(answers), "--lang", "en")
    assert called.code == 2
    assert "nikk: no such answer is asked." in called.err
    assert 'Did you mean "kelengkapan"?' in called.err
    assert "nik: A NIK has 16 digits" in called.err


def test_a_kind_about_a_licence_is_tried_with_an_invented_one(izin: Call, tmp_path: Path) -> None:
    form = form_file(tmp_path)
    usual = izin("try", PERMIT, "--form", form, "--json")
    revoked = izin("try", PERMIT, "--kind", "pencabutan", "--form", form, "--json")
    assert (told(usual)["ending"], told(revoked)["ending"]) == ("issued", "changed")
    assert stages(revoked)[0] == "usul_pencabutan.1"


def test_a_kind_there_is_not_is_told_with_the_one_that_was_meant(izin: Call, tmp_path: Path) -> None:
    called = izin("try", PERMIT, "--kind", "pencabutn", "--form", form_file(tmp_path))
    assert called.code == 2
    assert 'Did you mean "pencabutan"?' in called.err


def test_what_the_register_holds_is_said_and_leads_another_way(izin: Call, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text(json.dumps(typed_today("sip_dokter")))
    alone = izin("try", "sip_dokter", "--form", str(path), "--json")
    assert told(alone)["found"] == {"sip_dimiliki": 0}
    assert "sudah_tiga.1" not in stages(alone)
    called = izin("try", "sip_dokter", "--form", str(path), "--held", "sip_dimiliki=3", "--json")
    assert told(called)["found"] == {"sip_dimiliki": 3}
    assert "sudah_tiga.1" in stages(called)


def test_a_fact_there_is_not_is_told_with_the_one_that_was_meant(izin: Call) -> None:
    wrong = izin("try", "sip_dokter", "--held", "sip_dimilki=3")
    assert (wrong.code, "sip_dimiliki" in wrong.err) == (2, True)
    assert izin("try", "sip_dokter", "--held", "sip_dimiliki=banyak").code == 2


def test_one_language_at_a_time(izin: Call, tmp_path: Path) -> None:
    asked = ("try", PERMIT, "--form", form_file(tmp_path))
    indonesian, english = izin(*asked, "--lang", "id").out, izin(*asked, "--lang", "en").out
    assert "├── lengkap: Berkas lengkap → Verifikasi dokumen" in indonesian
    assert "├── lengkap: Complete → Verification" in english
    for said, other in (
        ("gugur", "lapsed"),
        ("ditolak: refusals", "refused: "),
        ("diterbitkan: ", "issued: "),
    ):
        assert said in indonesian
        assert other not in indonesian
        assert other in english
