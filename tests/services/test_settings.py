"""A wrong setting is one clear sentence, a right one is a frozen value that tells no secret."""

import os
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from flows.reading_settings import SettingsRejected, read_settings
from flows.settings import Settings, environment_of

WRONG = [
    (
        {"IZIN_PORTAL_PORT": "web"},
        'IZIN_PORTAL_PORT: "web" is not a whole number. Give a port between 1 and 65535, or 0 for any free one.',
    ),
    (
        {"IZIN_PREFECT_PORT": "70000"},
        'IZIN_PREFECT_PORT: "70000" is too large. Give a port between 1 and 65535, or 0 for any free one.',
    ),
    (
        {"IZIN_WORKER_CONCURRENCY": "0"},
        'IZIN_WORKER_CONCURRENCY: "0" is too small. Give the number of flow runs at a time in each worker, 1 to 64.',
    ),
    (
        {"IZIN_DATABASE_URL": "mysql://root:hunter2@db/izin"},
        "IZIN_DATABASE_URL: is not the address of a PostgreSQL database. "
        "Write postgresql://user:password@host/database, or leave it out.",
    ),
    (
        {"PREFECT_API_URL": "localhost:4200"},
        'PREFECT_API_URL: "localhost:4200" is not a web address. Write http://host:port/api, or leave it out.',
    ),
    (
        {"IZIN_SECRET_KEY": "short"},
        "IZIN_SECRET_KEY: is too short. Give at least 32 random characters, the same on every machine.",
    ),
    (
        {"IZIN_S3_BUCKET": "A_B"},
        'IZIN_S3_BUCKET: "A_B" is not a bucket name. Write 3 to 63 lower-case letters, digits and dashes.',
    ),
    (
        {"IZIN_S3_ENDPOINT": "https://s3.example.go.id", "IZIN_S3_ACCESS_KEY": "key"},
        "IZIN_S3_SECRET_KEY: is missing, and IZIN_S3_ENDPOINT is set. Give both, or neither.",
    ),
    (
        {"IZIN_TEMPLATES": "/nowhere"},
        'IZIN_TEMPLATES: "/nowhere" is not a folder. Name the folder with the templates.',
    ),
    (
        {"IZIN_DATABSE_URL": "postgresql://izin@db/izin"},
        "IZIN_DATABSE_URL: there is no such setting. Did you mean IZIN_DATABASE_URL?",
    ),
]


@pytest.mark.parametrize(("environment", "sentence"), WRONG, ids=[sentence for _, sentence in WRONG])
def test_a_wrong_setting_yields_one_sentence(
    environment: dict[str, str], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsRejected) as rejected:
        read_settings()
    assert rejected.value.problems == (sentence,)


def test_all_wrong_settings_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IZIN_PORTAL_PORT", "web")
    monkeypatch.setenv("IZIN_SMTP_URL", "http://mail")
    monkeypatch.setenv("IZIN_HOME", "/srv/" + 100 * "x")
    with pytest.raises(SettingsRejected) as rejected:
        read_settings()
    told = [problem.partition(":")[0] for problem in rejected.value.problems]
    assert sorted(told) == ["IZIN_HOME", "IZIN_PORTAL_PORT", "IZIN_SMTP_URL"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts PostgreSQL as another user")
def test_root_is_told_when_the_database_user_cannot_enter_the_state_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o700)
    monkeypatch.setenv("IZIN_HOME", f"{tmp_path}/izin")
    with pytest.raises(SettingsRejected, match="closed to the system user that runs PostgreSQL"):
        read_settings()


def test_secrets_do_not_show() -> None:
    settings = Settings(
        database_url=SecretStr("postgresql://izin:hunter2@db/izin"),
        s3_secret_key=SecretStr("hunter2"),
        smtp_url=SecretStr("smtp://izin:hunter2@mail"),
    )
    assert "hunter2" not in repr(settings)
    assert "hunter2" not in str(settings)


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Settings().portal_port = 1  # pyright: ignore[reportAttributeAccessIssue]  # that is the test


def test_a_child_reads_the_same_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(
        home=Path("/srv/elsewhere"),
        database_url=SecretStr("postgresql://izin:hunter2@db/izin"),
        prefect_api_url="http://prefect:4200/api",
        workers=3,
        worker_concurrency=7,
    )
    for variable, value in environment_of(settings).items():
        monkeypatch.setenv(variable, value)
    assert read_settings() == settings
