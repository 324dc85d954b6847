"""A bundle: everything a case is read, decided, explained and printed with, under one digest.

In come named parts as bytes (`PartName` says what stands where), out goes a value that nothing can be added to. The
manifest names every part with its digest, in canonical JSON; its own digest is the bundle's. So the same parts are the
same bundle wherever they are put together, and whoever has the digest can tell that nothing was exchanged. What a
definition uses is not known here: see `definition.bundling`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NewType

from pydantic import TypeAdapter, ValidationError

from licensing.text.model import Text
from licensing.words.identifiers import Digest, digest_of

PartName = NewType("PartName", str)
"""`definition.yaml`, `parts/<part>`, `codes/<list>.csv`, `tables/<table>.csv`, `maps/<map>.geojson`, `city.json`,
`systems/<system>.json`,
`templates/<name>` as templates are named, or `fonts/<file>`.
"""

DEFINITION: Final = PartName("definition.yaml")
CODES: Final = "codes/"
PARTS: Final = "parts/"
TABLES: Final = "tables/"
MAPS: Final = "maps/"
SYSTEMS: Final = "systems/"
CITY: Final = PartName("city.json")
TEMPLATES: Final = "templates/"
FONTS: Final = "fonts/"


class _Manifest(Text):
    bundle: int
    parts: dict[str, str]


_MANIFEST: Final = TypeAdapter(_Manifest)
_EDITION: Final = 1
"""The edition of the manifest itself; another one is another way of writing it."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Parts under one digest. Two bundles are equal when their manifests are."""

    manifest: str
    digest: Digest
    parts: Mapping[PartName, bytes] = field(repr=False, compare=False)

    @staticmethod
    def of(parts: Mapping[PartName, bytes]) -> "Bundle":
        """The bundle of these parts, in whatever order they come."""
        manifest = write_manifest({name: digest_of(content) for name, content in parts.items()})
        return Bundle(manifest, digest_of(manifest), dict(sorted(parts.items())))

    @property
    def definition(self) -> str:
        """The text of the definition, as its designer wrote it."""
        return self.parts[DEFINITION].decode()

    @property
    def templates(self) -> "BundledTemplates":
        """The templates, as whoever fills or checks them asks for them."""
        return BundledTemplates(self)

    def under(self, folder: str) -> Mapping[str, bytes]:
        """The parts of one folder, such as `CODES`, by what follows its name."""
        return {
            name.removeprefix(folder): part for name, part in self.parts.items() if name.startswith(folder)
        }


@dataclass(frozen=True, slots=True)
class BundledTemplates:
    """A bundle's templates and fonts: a `documents.templating.TemplateSource`."""

    bundle: Bundle

    def get(self, name: str) -> str | None:
        part = self.bundle.parts.get(PartName(f"{TEMPLATES}{name}"))
        return None if part is None else part.decode()

    def names(self) -> tuple[str, ...]:
        return tuple(self.bundle.under(TEMPLATES))

    def fonts(self) -> Mapping[str, bytes]:
        return self.bundle.under(FONTS)


def write_manifest(parts: Mapping[PartName, Digest]) -> str:
    """The canonical text of a manifest: sorted, without spaces, UTF-8 unescaped."""
    document = {"bundle": _EDITION, "parts": {**parts}}
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_manifest(text: str) -> Mapping[PartName, Digest]:
    """The parts a manifest names, each with its digest; raises ValueError for any other text."""
    try:
        manifest = _MANIFEST.validate_json(text)
    except ValidationError:
        raise ValueError("this is no manifest of a bundle") from None
    if manifest.bundle != _EDITION:
        raise ValueError(f"this manifest is of edition {manifest.bundle}, and {_EDITION} is known")
    return {PartName(name): Digest(digest) for name, digest in manifest.parts.items()}
