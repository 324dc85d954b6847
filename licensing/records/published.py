"""Whether what was published is there: every bundle with all its parts, and nothing beside them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from licensing.ports import Breach
from licensing.process.bundle import DEFINITION, read_manifest
from licensing.records.breaches import in_general
from licensing.records.export import BundleLine, PartLine
from licensing.text.labels import label
from licensing.text.reading import read
from licensing.words.identifiers import Digest, FieldId, digest_of
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Defined:
    """What a definition says that register and books repeat: the permit's name, whose it is, and who issues it."""

    title: Sentence
    holder: FieldId
    issuer: str = ""


NOTHING = Defined(Sentence("", ""), FieldId(""))


@dataclass(slots=True)
class Published:
    """What is known of bundles after some lines.

    `missing` are the parts that bundles wait for, `defined` the bundles whose definition is a part, `names` what a
    bundle's definition calls the permit and its applicant.
    """

    missing: dict[Digest, set[Digest]] = field(default_factory=dict[Digest, set[Digest]])
    defined: dict[Digest, set[Digest]] = field(default_factory=dict[Digest, set[Digest]])
    names: dict[Digest, Defined] = field(default_factory=dict[Digest, Defined])

    def bundle(self, line: BundleLine) -> Iterator[Breach]:
        """Where a manifest is not the one of its digest; from here on its parts are waited for."""
        if digest_of(line.manifest) != line.digest:
            yield in_general(f"bundle {line.digest[:12]} is not what was published.")
        try:
            parts = read_manifest(line.manifest)
        except ValueError:
            yield in_general(f"bundle {line.digest[:12]} has no manifest.")
            return
        for name, part in parts.items():
            self.missing.setdefault(part, set()).add(line.digest)
            if name == DEFINITION:
                self.defined.setdefault(part, set()).add(line.digest)

    def part(self, line: PartLine) -> Iterator[Breach]:
        """Where a part is not the one of its digest, or no bundle waits for it."""
        try:
            is_right = digest_of(line.content) == line.digest
        except ValueError:
            is_right = False
        if not is_right:
            yield in_general(f"part {line.digest[:12]} is not what was published.")
        if self.missing.pop(line.digest, None) is None:
            yield in_general(
                f"part {line.digest[:12]} belongs to no bundle: one was removed, or the part added."
            )
        for bundle in self.defined.get(line.digest, ()):
            self.names[bundle] = _defined(line)

    def finish(self) -> Iterator[Breach]:
        """The parts that are still waited for."""
        for part, of in self.missing.items():
            yield in_general(f"part {part[:12]} of bundle {min(of)[:12]} is missing.")


def _defined(part: PartLine) -> Defined:
    """Nothing, where a part was altered so that it is no definition."""
    source, _ = read(part.text or "", part.digest)
    if source is None:
        return NOTHING
    try:
        title = label(source.at(("name",)))
    except ValueError:
        title = NOTHING.title
    holder, issuer = source.at(("applicant", "name")), source.at(("issuer",))
    return Defined(title, FieldId(str(holder)), str(issuer))
