"""What is free of what the shipped definitions reserve, on real records."""

import pytest

from tests.cli.conftest import Call


@pytest.mark.usefixtures("up")
def test_it_says_what_is_left_of_every_thing_that_can_be_asked_for(izin: Call) -> None:
    called = izin("free", "--json")
    assert isinstance(called.data, list)
    pools = {each["pool"]: each for each in called.data}
    assert {"angkutan_trayek", "gedung_serbaguna", "petak_makam"} <= pools.keys()
    routes = pools["angkutan_trayek"]["things"]
    assert routes
    assert all(each["of"] is not None and each["left"] == each["of"] - each["taken"] for each in routes)
    assert {each["key"] for each in pools["gedung_serbaguna"]["things"]} == {
        "ciputat",
        "pamulang",
        "serpong",
        "setu",
    }
    assert not pools["petak_makam"]["is_complete"]


@pytest.mark.usefixtures("up")
def test_one_permit_and_one_thing_are_told_in_words(izin: Call) -> None:
    said = izin("free", "pkd", "--find", "setu", "--lang", "id").out
    assert "Gedung serbaguna (pkd)" in said
    assert "Gedung serbaguna Setu" in said
    assert "Ciputat" not in said
    refused = izin("free", "trayk")
    assert refused.code == 2
    assert 'there is no permit type "trayk". Did you mean' in refused.err
