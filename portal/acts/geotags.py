"""Where a photo was taken, as the camera wrote it into the file (EXIF), and whether that is in the city.

A camera can be told to lie; this catches photos of another day's visit elsewhere, and those that were sent through a
service that takes the place away.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import BinaryIO, Final

from PIL import Image
from PIL.ExifTags import GPS, IFD

from licensing.city.register import Box
from licensing.words.sentences import Sentence

_UNREADABLE: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    ZeroDivisionError,
    Image.DecompressionBombError,
)
"""What Pillow raises at files that are damaged, or made to hurt."""


_HEAD: Final = 200_000
"""Bytes in which a camera writes where it was; what a file says beyond is not looked through."""


def fault_of_place(stream: BinaryIO, box: Box | None) -> Sentence | None:
    """What is wrong with where a photo was taken; the stream is at its beginning again afterwards.

    Args:
        box: between which degrees it has to be, None for anywhere.
    """
    place = _place(stream)
    stream.seek(0)
    if place is None:
        return Sentence(
            "Foto ini tidak memuat lokasi. Nyalakan lokasi (GPS) pada kamera dan unggah foto aslinya, bukan kiriman "
            "dari aplikasi pesan.",
            "This photo does not say where it was taken. Turn on the location (GPS) of the camera and upload the "
            "original photo, not one sent through a messenger.",
        )
    if box is None or box.has(*place):
        return None
    said = f"{place[0]:.5f}, {place[1]:.5f}"
    return Sentence(
        f"Foto ini diambil di luar kota ({said}). Unggah foto dari lokasi yang diperiksa.",
        f"This photo was taken outside the city ({said}). Upload a photo of the place that is inspected.",
    )


def _place(stream: BinaryIO) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, None where the photo does not say."""
    stream.seek(0)
    try:
        with Image.open(BytesIO(stream.read(_HEAD)), formats=("JPEG",)) as image:
            gps: Mapping[int, object] = image.getexif().get_ifd(IFD.GPSInfo)
        latitude = _degrees(gps.get(GPS.GPSLatitude), gps.get(GPS.GPSLatitudeRef), "S")
        longitude = _degrees(gps.get(GPS.GPSLongitude), gps.get(GPS.GPSLongitudeRef), "W")
    except _UNREADABLE:
        return None
    return None if latitude is None or longitude is None else (latitude, longitude)


def _degrees(given: object, half: object, negative: str) -> float | None:
    """Degrees, minutes and seconds as one number."""
    if not isinstance(given, tuple):
        return None
    # Pillow does not say what stands in a tag; a number of its own says itself as text.
    parts: list[float] = [float(str(part)) for part in given]  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    if len(parts) != 3:
        return None
    value = parts[0] + parts[1] / 60 + parts[2] / 3600
    return -value if str(half).strip("\0 ") == negative else value
