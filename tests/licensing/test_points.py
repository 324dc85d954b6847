"""Points: what people type, paste and share is read as one place, or asked back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from licensing.city.register import Box
from licensing.forms.fields import FIELD_TYPES, Unreadable
from licensing.forms.fields.points import read_point
from licensing.forms.form import Field
from licensing.maps.positions import Position, position
from licensing.words.folding import legible
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence

HERE = "-6.301200, 106.702300"
PIN = "https://www.google.com/maps/place/Balai+Kota/@-6.3,106.7,17z/data=!3m1!4b1!4m6!3m5!8m2!3d-6.3012!4d106.7023!16s"

DECIMAL = [
    "-6.3012, 106.7023", "-6.3012 106.7023", "(-6.3012, 106.7023)", "\u22126.3012, +106.7023", "-6,3012; 106,7023",
    "-6,3012, 106,7023", "-6,3012 106,7023", "-6,3012,106,7023", " -6.3012 ,\n106.7023 ", "6.3012 LS, 106.7023 BT",
    "6,3012 ls 106,7023 bt", "S6.3012 E106.7023", "6.3012S106.7023E", "106.7023 BT 6.3012 LS", "T 106.7023, S 6.3012",
    "-6.3012 LS, 106.7023 BT", "-6.30119951, 106.70230049",
]  # fmt: skip
LINKS = [
    PIN, "https://maps.google.com/?q=-6.3012,106.7023", "https://www.google.com/maps/@-6.3012,106.7023,15z",
    "www.google.com/maps/search/?api=1&query=-6.3012%2C106.7023", "geo:-6.3012,106.7023;u=35",
    "geo:-6.3012,106.7023,12;crs=wgs84", "geo:0,0?q=-6.3012,106.7023(Balai%20Kota)",
    "https://maps.apple.com/?ll=-6.3012,106.7023&z=12", "https://www.google.com/maps/search/-6.3012,+106.7023?entry=tts",
]  # fmt: skip
SEXAGESIMAL = [
    "6°18'04.32\"S 106°42'08.28\"E", "6°18\u203204,32\u2033 LS, 106°42\u203208,28\u2033 BT",
    "-6° 18' 4.32\", 106° 42' 8.28\"", "6°18'4.32''LS106°42'8.28''BT", "LS 6\u00ba18'4.32\" BT 106\u00ba42'8.28\"",
]  # fmt: skip


@pytest.mark.parametrize("typed", [*DECIMAL, *LINKS, *SEXAGESIMAL])
def test_one_place_is_read_however_it_is_written(typed: str) -> None:
    assert read_point(legible(typed)) == HERE


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "-6,3,106",
            "-6,3,106: do you mean -6.000000, 3.106000, or -6.300000, 106.000000? Write one of the two.",
        ),
        ("-6,3", "-6,3: do you mean -6.000000, 3.000000? Write latitude and longitude with decimal points."),
        (
            "106.7023, -6.3012",
            "Write the latitude first, then the longitude. No latitude is beyond 90 degrees.",
        ),
        (
            "https://maps.app.goo.gl/Ab1",
            "A short link does not hold the place. Open it, press and hold the place, and copy its coordinates.",
        ),
        (
            "https://www.google.com/maps/dir/-6.1,106.1/-6.2,106.2",
            "This link names several places: -6.1, 106.1 and -6.2, 106.2. Write one of them.",
        ),
    ],
)
def test_what_could_be_two_places_is_asked_back(typed: str, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_point(typed)
    assert refused.value.sentence.en == said


@pytest.mark.parametrize(
    "typed",
    [
        "", "halo", "-6.3012", "-6,3012", "-6.3012, 106.7023, 12", "91, 200", "-6.3.1, 4", "6.3 LU 3 LS",
        "-6.3 LU, 106.7 BT", "6°61'0\"S 106°42'8\"E", "6.5°18'S 106°42'E", "6.3012 LS, 106.7023 LS", "geo:halo",
        "geo:-6.3,106.7;crs=utm", "https://contoh.id/", "https://[", "www.google.com/maps/place/Balai", "1" * 3_000,
        "https://maps.google.com/?q=" + "1" * 3_000, "0 0" + " 0" * 60,
    ],
)  # fmt: skip
def test_what_is_no_place_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_point(typed)
    assert refused.value.sentence.id.endswith(".")


DEGREES = some.decimals(-90, 90, places=8)
EASTWARD = some.decimals(-180, 180, places=8)


@given(DEGREES, EASTWARD)
def test_what_is_printed_is_read_back_as_the_same_place(latitude: Decimal, longitude: Decimal) -> None:
    there = Position.of(latitude, longitude)
    assert there is not None
    printed = FIELD_TYPES["point"].show(there.write())
    assert read_point(printed) == printed
    assert position(printed) == there
    assert abs(there.latitude - latitude) <= Decimal("0.0000005")


@given(DEGREES, EASTWARD)
def test_an_indonesian_types_the_same_place_with_commas(latitude: Decimal, longitude: Decimal) -> None:
    there = Position.of(latitude, longitude)
    assert there is not None
    with_commas = "; ".join(f"{each:f}".replace(".", ",") for each in (there.latitude, there.longitude))
    assert read_point(with_commas) == there.write()


CITY = Field(FieldId("titik"), "point", Sentence("Titik", "Place"), within=Box(-6.42, 106.6, -6.18, 106.82))


@pytest.mark.parametrize("typed", ["-6.42, 106.6", "-6.18, 106.82", HERE])
def test_a_place_in_the_city_is_taken(typed: str) -> None:
    assert CITY.read([typed])


@pytest.mark.parametrize("typed", ["6.3012, 106.7023", "-6.420001, 106.7", "-6.3, 106.820001"])
def test_a_place_elsewhere_is_refused_and_named(typed: str) -> None:
    with pytest.raises(Unreadable) as refused:
        CITY.read([typed])
    assert refused.value.sentence.en.startswith(f"This place is outside the city ({read_point(typed)}).")


def test_a_place_that_stood_before_is_not_asked_again() -> None:
    assert CITY.read(["0, 0"], read_point("0, 0")) == "0.000000, 0.000000"
