"""A bundle is its parts: the same parts are the same bundle, and nothing in one can be exchanged unseen."""

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.definition.code_lists import read_code_list, write_code_list
from licensing.process.bundle import Bundle, PartName, read_manifest
from licensing.words.identifiers import digest_of

NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).map(PartName)
PARTS = st.dictionaries(NAMES, st.binary(max_size=40), max_size=6)
WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1).map(str.strip).filter(bool)


@given(PARTS, st.randoms())
def test_the_order_in_which_parts_come_is_of_no_matter(parts: dict[PartName, bytes], chance: object) -> None:
    shuffled = dict(sorted(parts.items(), key=lambda part: sha256(f"{chance}{part}".encode()).digest()))
    assert Bundle.of(shuffled).digest == Bundle.of(parts).digest


@given(PARTS, PARTS)
def test_two_bundles_have_one_digest_only_when_all_their_parts_are_the_same(
    some: dict[PartName, bytes], others: dict[PartName, bytes]
) -> None:
    assert (Bundle.of(some).digest == Bundle.of(others).digest) == (some == others)


@given(PARTS)
def test_the_manifest_names_every_part_with_its_digest(parts: dict[PartName, bytes]) -> None:
    bundle = Bundle.of(parts)
    expected = {name: sha256(content).hexdigest() for name, content in parts.items()}
    assert read_manifest(bundle.manifest) == expected
    assert json.loads(bundle.manifest)["parts"] == expected
    assert bundle.digest == sha256(bundle.manifest.encode()).hexdigest()


def test_the_digest_of_a_bundle_is_the_same_for_ever() -> None:
    bundle = Bundle.of(
        {PartName("definition.yaml"): b"permit: coba\n", PartName("codes/kelurahan.csv"): b"code,label\n"}
    )
    assert bundle.digest == "a149934f59303fe3dbcc10aeb8a4f48d39f68ca04379cc1673e6cf2b27eecc9d"


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"bundle":2,"parts":{}}', '{"bundle":1,"parts":{"a":1}}'])
def test_what_is_no_manifest_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="manifest"):
        read_manifest(text)


def test_templates_and_fonts_are_found_by_the_names_definitions_use() -> None:
    parts = {
        "definition.yaml": b"",
        "templates/licences/coba": b"= Izin",
        "fonts/Noto.ttf": b"\0",
        "codes/a.csv": b"",
    }
    templates = Bundle.of({PartName(name): content for name, content in parts.items()}).templates
    assert templates.names() == ("licences/coba",)
    assert templates.get("licences/coba") == "= Izin"
    assert templates.get("letterhead") is None
    assert templates.fonts() == {"Noto.ttf": b"\0"}


@given(st.dictionaries(WORDS, WORDS))
def test_a_code_list_is_written_in_one_way_and_read_back(codes: dict[str, str]) -> None:
    text = write_code_list(codes)
    assert [*read_code_list(text, "codes/x.csv").items()] == [*codes.items()]
    assert digest_of(write_code_list(read_code_list(text, "codes/x.csv"))) == digest_of(text)
