"""What an editor completes: the names there are, at the keys that take them, in the folder that is written in."""

import json
from functools import cache
from pathlib import Path

import pytest
from pydantic import JsonValue

from flows.schema import SCHEMA, schema_text, write_schema
from licensing.definition.completing import ELSEWHERE, SORTS, Named
from licensing.definition.named_there import names_in
from licensing.definition.text import json_schema
from tests.definitions.cases import DEFINITIONS, TEMPLATES

TEXT = """
permit: contoh
form:
  luas: {type: decimal}
  armada:
    type: list
    rows: 1..3
    form: {nopol: {type: text}}
    values: {baru: armada.nopol != ""}
    documents: {stnk: {}}
facts: {lain: {register: licences, of: [contoh], key: form.luas, take: [valid_until]}}
values: {dua_kali: form.luas * 2}
documents: {ktp: {}}
steps:
  tunjuk: {review: {by: loket.petugas}, form: {anggota: {type: people, of: loket.petugas}}}
  tiap:
    each: {over: form.armada, steps: {uji: {review: {by: loket.petugas}}}}
"""


def at(schema: JsonValue, *path: str | int) -> JsonValue:
    for step in path:
        schema = schema[step]  # pyright: ignore[reportArgumentType, reportCallIssue, reportIndexIssue, reportOptionalSubscript] what is not there fails
    return schema


@cache
def shipped_schema() -> JsonValue:
    return json.loads(schema_text(DEFINITIONS, TEMPLATES))


def offered(model: str, key: str) -> set[str]:
    """Every name the schema of the shipped definitions offers at a key."""
    schema = shipped_schema()
    found, left = set[str](), [at(schema, "$defs", model, "properties", key)]
    while left:
        match left.pop():
            case {"$ref": str(ref)} if ref.endswith("-names"):
                left.append(at(schema, "$defs", ref.rpartition("/")[2]))
            case {"enum": [*names]}:
                found |= {name for name in names if isinstance(name, str)}
            case dict() as inner:
                left += inner.values()
            case list() as inner:
                left += inner
            case _:
                continue
    return found


def test_every_name_a_text_gives_is_known_by_what_it_names() -> None:
    assert {(named.sort, named.name) for named in names_in(TEXT)} == {
        ("permit", "contoh"),
        ("field", "luas"),
        ("field", "armada"),
        ("list", "form.armada"),
        *(("document", id) for id in ("ktp", "armada.stnk")),
        *(("answer", f"facts.lain.{part}") for part in ("held", "count", "valid_until")),
        ("panel", "tunjuk.anggota"),
        *(("step", id) for id in ("tunjuk", "tiap", "uji")),
        *(("answer", f"form.{id}") for id in ("luas", "armada")),
        *(("answer", id) for id in ("submitted", "values.dua_kali", "documents.ktp")),
        *(("answer", id) for id in ("armada.nopol", "armada.baru", "tunjuk.anggota")),
    }


@pytest.mark.parametrize(
    "text", ["", "x", "[1]", "form: [1]", "steps: {a: 1}", "steps: 7", "form: {a: [}", "\0"]
)
def test_a_text_that_is_no_definition_yet_offers_what_can_be_read(text: str) -> None:
    assert set(names_in(text)) <= {
        Named("answer", "submitted"),
        Named("answer", "form.a"),
        Named("field", "a"),
        Named("step", "a"),
    }


@pytest.mark.parametrize(
    ("model", "key", "name"),
    [
        ("ReviewText", "by", "dpmptsp.petugas_loket"),
        ("ByRowText", "is", "dpmptsp.petugas_loket"),
        ("SignatureText", "not_by", "verifikasi"),
        ("OutcomeText", "to", "verifikasi"),
        ("StepText", "outcomes", "verifikasi"),
        ("FieldText", "when", "form.nama"),
        ("EachText", "over", "form.armada"),
        ("IssueText", "template", "licences/ipr"),
        ("ValueText", "table", "makam"),
        ("ValueText", "map", "rdtr"),
        ("ValueText", "of", "kelurahan"),
        ("FieldText", "codes", "kelurahan"),
        ("FieldText", "of", "dcktr.tpt"),
        ("FactText", "of", "sip_dokter"),
        ("ReserveText", "takes", "values.jumlah_kendaraan"),
        ("ReserveText", "from", "form.tgl_mulai"),
        ("ChecksText", "documents", "ktp"),
        ("ChecksText", "form", "luas"),
        ("LetterText", "copies", "dinkes"),
        ("ContactText", "email", "email"),
    ],
)
def test_a_key_offers_the_names_it_takes(model: str, key: str, name: str) -> None:
    assert name in offered(model, key)


def test_what_members_of_a_joint_step_are_called_is_free() -> None:
    assert offered("TogetherText", "members") == set()


def test_every_key_that_is_said_to_take_a_name_is_one_of_the_grammar() -> None:
    schema = json_schema()
    models: JsonValue = {**at_object(schema["$defs"]), "DefinitionText": {"properties": schema["properties"]}}
    keys = {
        (model, key)
        for model, said in at_object(models).items()
        for key in at_object(at_object(said).get("properties"))
    }
    assert set(ELSEWHERE) <= keys
    assert set(SORTS) <= {key for _, key in keys}


def at_object(value: JsonValue) -> dict[str, JsonValue]:
    return value if isinstance(value, dict) else {}


def test_a_schema_is_written_where_names_have_changed_and_else_left_alone(tmp_path: Path) -> None:
    (tmp_path / "contoh.yaml").write_text(TEXT)
    path = write_schema(tmp_path, TEMPLATES)
    before = path.stat().st_mtime_ns
    assert path == tmp_path / SCHEMA
    assert '"tunjuk.anggota"' in path.read_text()
    write_schema(tmp_path, TEMPLATES)
    assert path.stat().st_mtime_ns == before
    (tmp_path / "contoh.yaml").write_text(TEXT.replace("anggota", "petugas"))
    write_schema(tmp_path, TEMPLATES)
    assert '"tunjuk.petugas"' in path.read_text()
