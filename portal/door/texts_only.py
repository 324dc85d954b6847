"""The texts of a form whose files are too large: the files are read past, and kept nowhere.

A browser shows no answer while it still sends, so a form that is too large has to be read to its end before anything
can be said of it; and what was typed stands between its files.
"""

from dataclasses import dataclass, field

from python_multipart import MultipartParser
from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request


@dataclass(slots=True)
class _Reader:
    """Callbacks of the parser. A part with a file name is a file."""

    max_fields: int
    max_bytes: int
    found: list[tuple[str, str | UploadFile]] = field(default_factory=list[tuple[str, str | UploadFile]])
    header: bytes = b""
    value: bytes = b""
    name: str | None = None
    text: bytearray = field(default_factory=bytearray)

    def begin(self) -> None:
        self.name = None
        self.text.clear()

    def begin_header(self) -> None:
        self.header = self.value = b""

    def header_field(self, data: bytes, start: int, end: int) -> None:
        self.header += data[start:end]

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self.value += data[start:end]

    def end_header(self) -> None:
        if self.header.lower() == b"content-disposition":
            _, options = parse_options_header(self.value)
            is_file = b"filename" in options
            self.name = None if is_file else options.get(b"name", b"").decode(errors="replace")

    def data(self, data: bytes, start: int, end: int) -> None:
        if self.name is not None:
            self.text += data[start:end]
            if len(self.text) > self.max_bytes:
                raise HTTPException(400, f"a text above {self.max_bytes} bytes")

    def end(self) -> None:
        if self.name is not None:
            self.found.append((self.name, self.text.decode(errors="replace")))
            if len(self.found) > self.max_fields:
                raise HTTPException(400, f"more than {self.max_fields} fields")


async def texts_only(request: Request, *, max_fields: int, max_bytes: int) -> FormData:
    """Read a form to its end.

    Args:
        max_bytes: of one text.

    Raises:
        HTTPException: 400 for a broken form, or a text or a number of fields above its limit.
    """
    _, options = parse_options_header(request.headers.get("content-type"))
    reader = _Reader(max_fields, max_bytes)
    try:
        parser = _parser(options.get(b"boundary", b""), reader)
        async for chunk in request.stream():
            parser.write(chunk)
    except MultipartParseError as broken:
        raise HTTPException(400, "a broken form") from broken
    return FormData(reader.found)


def _parser(boundary: bytes, reader: _Reader) -> MultipartParser:
    return MultipartParser(
        boundary,
        {
            "on_part_begin": reader.begin,
            "on_header_begin": reader.begin_header,
            "on_header_field": reader.header_field,
            "on_header_value": reader.header_value,
            "on_header_end": reader.end_header,
            "on_part_data": reader.data,
            "on_part_end": reader.end,
        },
    )
