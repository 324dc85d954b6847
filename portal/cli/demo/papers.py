"""The documents people of the demonstration upload: real PDF, PNG and JPEG files, drawn with Typst.

In comes what a document is called and who applies, out go its bytes. Every file says that it is an example. A photo
that has to say where it was taken was taken in the middle of the city.
"""

from functools import cache
from io import BytesIO

import typst
from PIL import Image
from PIL.ExifTags import GPS, IFD

from licensing.city.register import Box
from licensing.forms.files import DocumentRule

PAGE = """\
#set document(title: {title}, date: none)
#set page(paper: "a4", margin: 2.5cm, footer: text(8pt, fill: luma(40%))[Contoh untuk peragaan, bukan dokumen resmi.])
#set text(lang: "id", 11pt)
= #{title}
#v(1em)
#table(columns: (4cm, 1fr), stroke: 0.5pt + luma(70%), inset: 8pt,
  [Atas nama], [#{holder}], [Dokumen], [#{title}], [Keterangan], [Berkas contoh ke-#{copy}])
#v(2em)
{body}
"""
ANYWHERE = (0.5, 0.5)
"""Latitude and longitude where a city says nothing of its own."""
PROSE = "#lorem(120)\n\n#lorem(80)"
PICTURE = """\
#set page(width: 12cm, height: 16cm, margin: 0pt, fill: rgb("#c8443c"))
#place(center + horizon, dy: 3cm, ellipse(width: 9cm, height: 9cm, fill: rgb("#f4efe6")))
#place(center + horizon, dy: -2.6cm, circle(radius: 2.4cm, fill: rgb("#e2b48c")))
#place(bottom + center, dy: -0.3cm, text(9pt, fill: white)[#{title} #sym.dot.c #{holder} #sym.dot.c contoh ke-#{copy}])
"""


def paper(rule: DocumentRule, holder: str, *, copy: int, box: Box | None = None) -> tuple[str, bytes]:
    """File name and bytes of an upload for a rule: a PNG where pictures are asked for, a JPEG for photos, else a PDF.

    Args:
        copy: counts uploads of the same document; every copy differs from the one before.
        box: where photos have to be taken that say where they were; None for anywhere.
    """
    is_picture = "pdf" not in rule.accept
    source = PICTURE if is_picture else PAGE
    texts = {"title": rule.label.id, "holder": holder}
    filled = source.replace("{copy}", str(copy)).replace("{body}", PROSE)
    for name, text in texts.items():
        filled = filled.replace(f"{{{name}}}", _quoted(text))
    if set(rule.accept) == {"jpg"}:
        return f"{rule.id}-{copy}.jpg", _photo(_compiled(filled, "png"), rule, box)
    if is_picture:
        return f"{rule.id}.png", _compiled(filled, "png")
    return f"{rule.id}.pdf", _compiled(filled, "pdf")


def _photo(picture: bytes, rule: DocumentRule, box: Box | None) -> bytes:
    """The picture as a JPEG; where it has to say so, taken in the middle of the box."""
    written = BytesIO()
    with Image.open(BytesIO(picture)) as drawn:
        exif = drawn.getexif()
        if rule.geotag:
            north, east = ((box.south + box.north) / 2, (box.west + box.east) / 2) if box else ANYWHERE
            exif[IFD.GPSInfo] = {
                GPS.GPSLatitudeRef: "N" if north >= 0 else "S",
                GPS.GPSLatitude: _degrees(north),
                GPS.GPSLongitudeRef: "E" if east >= 0 else "W",
                GPS.GPSLongitude: _degrees(east),
            }
        drawn.convert("RGB").save(written, "JPEG", quality=80, exif=exif)
    return written.getvalue()


def _degrees(value: float) -> tuple[float, float, float]:
    """Degrees, minutes and seconds, as a camera writes them; the minutes have the seconds in them."""
    degrees, part = divmod(abs(value), 1)
    return (degrees, part * 60, 0.0)


@cache
def _compiled(source: str, ending: str) -> bytes:
    if ending == "png":
        return typst.compile(source.encode(), format="png", ppi=96)
    return typst.compile(source.encode(), format="pdf")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
