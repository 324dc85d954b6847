"""Pictures: decoded to their last line, of a stated size, and converted where browsers do not show them."""

from io import BytesIO

import pytest
from PIL import Image

from licensing.forms.inspected import Seen
from storage.inspection.opening import open_file
from tests.inspection.papers import (
    INSIDE,
    TAKEN,
    enormous,
    image,
    noise,
)

ALL = ("pdf", "jpg", "png")
MOST = 5 * 1024 * 1024


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png")])
def test_a_picture_is_decoded_to_its_last_line(kind: str, ending: str) -> None:
    whole = noise(kind, (640, 480))
    assert open_file(whole, ALL, MOST) == Seen(ending)
    assert open_file(whole[: len(whole) // 2], ALL, MOST) == "damaged-image"
    assert open_file(whole[:10], ALL, MOST) == "damaged-image"


def test_a_picture_has_at_most_a_hundred_million_pixels() -> None:
    assert open_file(image("PNG", (10_000, 10_000), mode="1"), ALL, MOST) == Seen("png")
    assert open_file(image("PNG", (10_001, 10_000), mode="1"), ALL, MOST) == "too-many-pixels"


def test_a_picture_that_is_too_large_is_refused_before_it_is_decoded() -> None:
    assert open_file(enormous(), ALL, MOST) == "too-many-pixels"


def test_what_a_phone_appends_to_its_photo_is_no_fault() -> None:
    assert open_file(noise("JPEG") + noise("JPEG") + b"SEFT", ALL, MOST) == Seen("jpg")


def test_a_photo_says_where_it_was_taken() -> None:
    assert open_file(noise("JPEG", place=INSIDE), ALL, MOST) == Seen("jpg", None, (-6.3, 106.7))


def test_a_phones_heic_photo_becomes_a_jpeg_that_says_when_and_where() -> None:
    found = open_file(noise("HEIF", place=INSIDE), ALL, MOST)
    assert isinstance(found, Seen)
    assert (found.ending, found.place) == ("jpg", (-6.3, 106.7))
    assert found.content is not None
    with Image.open(BytesIO(found.content)) as made:
        assert (made.format, made.size, made.getexif()[0x0132]) == ("JPEG", (64, 48), TAKEN)
    assert open_file(found.content, ALL, MOST) == Seen("jpg", None, (-6.3, 106.7))


def test_a_converted_photo_is_made_as_small_as_the_document_may_be() -> None:
    large, small = (open_file(noise("HEIF", (400, 300)), ALL, most) for most in (MOST, 100_000))
    assert isinstance(large, Seen)
    assert isinstance(small, Seen)
    assert large.content is not None
    assert small.content is not None
    assert len(small.content) <= 100_000 < len(large.content)


def test_a_heic_photo_for_a_pdf_is_named() -> None:
    assert open_file(noise("HEIF"), ("pdf",), MOST) == "phone-photo"
