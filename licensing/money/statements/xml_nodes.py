"""XML from outside as nodes with their lines: no document type, so no entity but XML's five, and nothing fetched."""

from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from licensing.money.statements.statement import MOST_BYTES, StatementRejected, rejected

MOST_NODES: Final = 4_000_000
DEEPEST: Final = 40
MOST_CHARACTERS: Final = 10_000


@dataclass(slots=True)
class Node:
    """An element by its name without namespace; `text` is what stands in it directly."""

    name: str
    line: int
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict[str, str])
    nodes: list["Node"] = field(default_factory=list["Node"])

    def all(self, *path: str) -> list["Node"]:
        """The elements at a path below."""
        found: list[Node] = [self]
        for name in path:
            found = [each for node in found for each in node.nodes if each.name == name]
        return found

    def first(self, *path: str) -> str:
        """The text of the first element at a path below, "" for none."""
        return next((each.text.strip() for each in self.all(*path)), "")


class _Builder:
    def __init__(self, file: str) -> None:
        self.file, self.count = file, 0
        self.root = Node("", 1)
        self.open = [self.root]
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.declared

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) > DEEPEST or self.count > MOST_NODES:
            raise self.refused(
                "too-deep", "there are too many elements in each other.", "Ask the bank for its file."
            )
        node = Node(name.rpartition(" ")[2], self.parser.CurrentLineNumber, attributes=attributes)
        self.open[-1].nodes.append(node)
        self.open.append(node)

    def end(self, _: str) -> None:
        self.open.pop()

    def characters(self, text: str) -> None:
        node = self.open[-1]
        if not node.text and text.isspace():
            return
        node.text += text
        if len(node.text) > MOST_CHARACTERS:
            raise self.refused("too-long", f"`{node.name}` is too long.", "Ask the bank for its file.")

    def declared(self, *_: object) -> None:
        message = "a document type is declared, which no statement needs."
        raise self.refused("document-type", message, "Take the line out, or ask the bank for its file.")

    def refused(self, rule: str, message: str, hint: str) -> StatementRejected:
        return rejected(self.file, self.parser.CurrentLineNumber, rule, message, hint)


def read_xml(content: bytes, file: str) -> Node:
    """The root of a document. Raises StatementRejected."""
    if len(content) > MOST_BYTES:
        raise rejected(
            file, 1, "too-large", "the file is too large.", f"A statement has {MOST_BYTES} bytes at most."
        )
    builder = _Builder(file)
    try:
        builder.parser.Parse(content, True)
    except expat.ExpatError as wrong:
        raise rejected(
            file, wrong.lineno, "no-xml", "this is no XML.", "Ask the bank for its file."
        ) from None
    except (LookupError, ValueError):
        raise rejected(file, 1, "no-xml", "its encoding is not known.", "Save it in UTF-8.") from None
    return builder.root.nodes[0]
