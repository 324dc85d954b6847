"""How the one that asks and the one that opens talk: a line of JSON, then as many bytes as it says."""

from typing import IO

from pydantic import BaseModel

from licensing.forms.inspected import FileFault, Place


class Asked(BaseModel):
    """A file to open; its bytes follow."""

    size: int
    accept: tuple[str, ...]
    max_bytes: int


class Answered(BaseModel):
    """What became clear; the bytes of a converted file follow."""

    fault: FileFault | None = None
    ending: str = ""
    place: Place | None = None
    size: int | None = None


def send(pipe: IO[bytes], said: BaseModel) -> None:
    """Write the line; whoever calls sends the bytes and flushes."""
    pipe.write(said.model_dump_json().encode() + b"\n")
