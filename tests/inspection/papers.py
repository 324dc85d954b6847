"""Small files that people send, and small files that somebody made to hurt."""

import os
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import IO
from zipfile import ZipFile

import pikepdf
import pillow_heif
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image
from PIL.ExifTags import GPS, IFD

from licensing.forms.inspected import FileFault, Seen
from storage.inspection.opening import open_file

Degrees = tuple[float, float, float]
INSIDE: tuple[Degrees, Degrees] = ((6.0, 18.0, 0.0), (106.0, 42.0, 0.0))
TAKEN = "2026:11:20 09:30:00"


def opened(stream: IO[bytes], accept: Sequence[str], max_bytes: int) -> Seen | FileFault:
    """An `Inspect` without a process of its own."""
    stream.seek(0)
    return open_file(stream.read(), accept, max_bytes)


def pdf(
    change: Callable[[Pdf], object] = lambda _: None,
    *,
    packed: bool = False,
    encryption: pikepdf.Encryption | bool = False,
    qdf: bool = False,
) -> bytes:
    """A PDF of one page, with something done to it."""
    written = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        change(document)
        document.save(
            written,
            compress_streams=False,
            stream_decode_level=None if encryption else pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.generate
            if packed
            else pikepdf.ObjectStreamMode.disable,
            encryption=encryption,
            qdf=qdf,
        )
    return written.getvalue()


def action(kind: str, **more: object) -> Dictionary:
    return Dictionary({"/S": Name(f"/{kind}"), **{f"/{key}": value for key, value in more.items()}})


def script() -> Dictionary:
    return action("JavaScript", JS="app.alert(1)")


def bomb(megabytes: int, *, streams: int = 1, filters: int = 1) -> bytes:
    """A PDF whose streams unpack to so much each."""
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()
    for _ in range(filters - 1):
        packed = zlib.compress(packed)

    def add(document: Pdf) -> None:
        for n in range(streams):
            stream = Stream(document, b"")
            stream.write(packed, filter=Array([Name.FlateDecode] * filters))
            document.Root[f"/Extra{n}"] = stream

    return pdf(add)


def image(kind: str = "JPEG", size: tuple[int, int] = (64, 48), *, mode: str = "RGB") -> bytes:
    written = BytesIO()
    Image.new(mode, size).save(written, kind)
    return written.getvalue()


def enormous() -> bytes:
    """A PNG that says it has 30,000 x 30,000 pixels."""
    small = image("PNG")
    header = small[12:16] + (30_000).to_bytes(4) * 2 + small[24:29]
    return small[:12] + header + zlib.crc32(header).to_bytes(4) + small[33:]


def noise(kind: str, size: tuple[int, int] = (64, 48), place: tuple[Degrees, Degrees] | None = None) -> bytes:
    """A picture that does not pack well, with what a camera writes."""
    pillow_heif.register_heif_opener()
    written, exif = BytesIO(), Image.Exif()
    exif[0x0132] = TAKEN
    if place is not None:
        exif[IFD.GPSInfo] = {
            GPS.GPSLatitudeRef: "S",
            GPS.GPSLatitude: place[0],
            GPS.GPSLongitudeRef: "E",
            GPS.GPSLongitude: place[1],
        }
    Image.frombytes("RGB", size, os.urandom(size[0] * size[1] * 3)).save(written, kind, exif=exif.tobytes())
    return written.getvalue()


def archive(content: bytes) -> bytes:
    """The content with a ZIP archive behind it, as a self-extracting one."""
    written = BytesIO(content)
    with ZipFile(written, "a") as zipped:
        zipped.writestr("jalan.exe", b"MZ")
    return written.getvalue()
