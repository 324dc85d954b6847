"""`izin people`: what is recorded takes effect at once, and nothing is lost by it."""

from datetime import datetime, timedelta
from pathlib import Path

from pydantic import TypeAdapter

from licensing.clock.calendar import WIB
from licensing.words.identifiers import OfficerId
from portal.cli.wired import wired
from tests.cli.conftest import Call
from tests.cli.test_cases import submitted

__all__ = ["submitted"]

LOKET = "dpmptsp.petugas_loket"
OBJECT = TypeAdapter(dict[str, object])
ROWS = TypeAdapter(list[dict[str, object]])


def done(izin: Call, *arguments: str) -> dict[str, object]:
    called = izin("people", *arguments, "--json")
    assert called.code == 0, called.err
    return OBJECT.validate_python(called.data)


def listed(izin: Call, id: str, *arguments: str) -> dict[str, object] | None:
    rows = ROWS.validate_python(izin("people", "list", *arguments, "--json").data)
    return next((row for row in rows if row["id"] == id), None)


def add(izin: Call, id: str, nip: str) -> dict[str, object]:
    return done(izin, "add", id, "--name", id.title(), "--nip", nip, "--position", "Petugas", "--role", LOKET)


def test_whoever_leaves_is_out_at_once_and_her_task_goes_back_to_her_role(izin: Call, submitted: str) -> None:
    made = add(izin, "wati", "198001012005012091")
    assert list(OBJECT.validate_python(made["passwords"])) == ["wati"]
    task = f"{submitted}.kelengkapan.1.dpmptsp"
    assert izin("claim", task, "--as", "wati").code == 0
    assert done(izin, "end", "wati")["given_back"] == [task]
    refused = izin("claim", task, "--as", "wati")
    assert refused.code == 2
    assert "no officer" in refused.err
    assert listed(izin, "wati") is None
    assert "no mandate" in izin("show", submitted, "--lang", "en").out
    assert izin("claim", task, "--as", "bayu").code == 0


def test_a_deputy_decides_under_the_title_of_whom_she_stands_in_for(izin: Call, submitted: str) -> None:
    add(izin, "ayu", "198001012005012092")
    done(izin, "end", "ayu", "--role", LOKET)
    task = f"{submitted}.kelengkapan.1.dpmptsp"
    assert izin("decide", task, "lengkap", "--as", "ayu").code == 1
    # Not today: the day may end before she decides.
    tomorrow = f"{datetime.now(WIB) + timedelta(days=1):%Y-%m-%d}"
    done(izin, "deputise", "ayu", "--for", "bayu", "--as", "plh", "--until", tomorrow)
    row = listed(izin, "ayu")
    assert row is not None
    assert row["roles"] == []
    assert row["deputising"] == [
        {"role": LOKET, "as": "plh", "for": "bayu", "title": "Plh. Petugas Loket Pelayanan"}
    ]
    assert izin("decide", task, "lengkap", "--as", "ayu").code == 0
    assert "Plh. Petugas Loket Pelayanan" in izin("people", "list", "ayu").out
    assert listed(izin, "ayu", "--on", "2020-01-01") is None


def test_an_absence_is_shown_and_ended(izin: Call, up: Path) -> None:
    add(izin, "ani", "198001012005012093")
    done(izin, "absent", "ani", "--until", "2099-12-31")
    away = listed(izin, "ani")
    assert away is not None
    assert (away["absent"], away["roles"]) == (True, [])
    done(izin, "end", "ani", "--absence")
    back = listed(izin, "ani")
    assert back is not None
    assert (back["absent"], back["roles"]) == (False, [LOKET])


def test_a_list_is_taken_whole_or_not_at_all(izin: Call, up: Path, tmp_path: Path) -> None:
    file = tmp_path / "orang.csv"
    head = "id,name,nip,position,roles,nik\n"
    right = f"eka,Eka,198001012005012094,Petugas,{LOKET},3674010101900009\n"
    file.write_text(f"{head}{right}uli,Uli,1,Petugas,{LOKET}s,\n")
    refused = izin("people", "import", str(file))
    assert refused.code == 1
    assert [line.split(":")[1] for line in refused.err.splitlines()] == ["3", "3"]
    assert listed(izin, "eka") is None
    file.write_text(head + right)
    assert list(OBJECT.validate_python(done(izin, "import", str(file))["passwords"])) == ["eka"]
    assert done(izin, "import", str(file))["recorded"] == []
    assert "3674010101900009" not in izin("people", "list", "eka", "--json").out


def test_everything_wrong_is_said_at_once(izin: Call, up: Path) -> None:
    refused = izin("people", "deputise", "rini", "--for", "nobody", "--as", "plh", "--role", "x.y")
    assert refused.code == 1
    for named in ("officer", "for", "role", "until"):
        assert f"  {named}: " in refused.err


def test_a_role_in_a_place_is_given_by_the_name_of_the_place(izin: Call, up: Path) -> None:
    add(izin, "wira", "198001012005012096")
    refused = izin("people", "assign", "wira", "kecamatan.ekbang", "--lang", "en")
    assert refused.code != 0
    assert "kecamatan.ekbang@" in refused.err
    done(izin, "assign", "wira", "kecamatan.ekbang", "--at", "Serpong Utara")
    row = listed(izin, "wira")
    assert row is not None
    assert row["roles"] == [LOKET, "kecamatan.ekbang@serpong_utara"]
    done(izin, "end", "wira", "--role", "kecamatan.ekbang@serpong_utara")
    done(izin, "end", "wira")


def test_a_password_that_is_set_anew_is_shown_once_and_stands_on_the_record(izin: Call, up: Path) -> None:
    before = OBJECT.validate_python(add(izin, "rara", "198001012005012097")["passwords"])
    made = done(izin, "reset", "rara")
    after = OBJECT.validate_python(made["passwords"])
    assert list(after) == ["rara"]
    assert after != before
    assert [entry["type"] for entry in ROWS.validate_python(made["recorded"])] == ["password-reset"]
    with wired("izin_portal") as parts:
        assert parts.accounts.check(OfficerId("rara"), str(after["rara"]))
        assert not parts.accounts.check(OfficerId("rara"), str(before["rara"]))
        assert parts.accounts.must_change(OfficerId("rara"))
    assert izin("people", "reset", "nobody").code == 1
