"""A picture is decoded to its last line, within so many pixels; a phone's HEIC photo becomes a JPEG on the way.

What the camera wrote beside it, where and when, is kept, and where is handed out.
"""

import struct
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Final

import pillow_heif
from PIL import Image
from PIL.ExifTags import GPS, IFD

from licensing.forms.inspected import FileFault, Place, Seen

MOST_PIXELS: Final = 100_000_000
_FORMATS: Final[Mapping[str, str]] = {"jpg": "JPEG", "png": "PNG", "heic": "HEIF"}
_QUALITIES: Final = (90, 80, 65, 50)
"""Of a converted photo: the best with which it is not larger than the document may be."""
_UNREADABLE: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    RuntimeError,
    ArithmeticError,
    struct.error,
    zlib.error,
)
"""What Pillow raises at files that are damaged, or made to hurt."""

# We count the pixels ourselves, before anything is decoded.
Image.MAX_IMAGE_PIXELS = None
pillow_heif.options.DECODE_THREADS = 1
pillow_heif.register_heif_opener(thumbnails=False)  # pyright: ignore[reportUnknownMemberType] - **kwargs


def look(content: bytes, kind: str, accept: Sequence[str], max_bytes: int) -> Seen | FileFault:
    """Decode a picture of this kind."""
    if kind == "heic" and "jpg" not in accept:
        return "phone-photo"
    try:
        with Image.open(BytesIO(content), formats=(_FORMATS[kind],)) as image:
            if image.width * image.height > MOST_PIXELS:
                return "too-many-pixels"
            place = _place(image)
            if kind == "heic":
                return Seen("jpg", _as_jpeg(image, max_bytes), place)
            # Every bit is read, and a JPEG kept in an eighth of its size: what it shows is of no interest here.
            image.draft(None, (max(1, image.width // 8), max(1, image.height // 8)))
            image.load()
            return Seen(kind, None, place)
    except MemoryError:
        return "too-many-pixels"
    except _UNREADABLE:
        return "damaged-image"


def _as_jpeg(image: Image.Image, max_bytes: int) -> bytes:
    exif, profile = image.getexif().tobytes(), image.info.get("icc_profile")
    plain, made = image.convert("RGB"), b""
    for quality in _QUALITIES:
        written = BytesIO()
        plain.save(written, "JPEG", quality=quality, exif=exif, icc_profile=profile)
        made = written.getvalue()
        if len(made) <= max_bytes:
            break
    return made


def _place(image: Image.Image) -> Place | None:
    """Latitude and longitude in degrees as the camera wrote them (EXIF), None where the photo does not say."""
    try:
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
