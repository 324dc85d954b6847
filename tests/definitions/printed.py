"""Every template that stands alone, with a context it is printed from."""

from collections.abc import Mapping
from functools import cache

from features.permits.shipped import whole
from flows.rendering import render
from flows.templates import TemplateFolder, sample_context
from licensing.documents.printable import Context
from licensing.documents.sampling import SHORTEST, sampled
from licensing.documents.shapes import Shape
from licensing.history.effects import Moment
from licensing.words.identifiers import TemplateName
from tests.definitions.cases import (
    NOW,
    PERMITS,
    TEMPLATES,
    issued,
    shipped,
)

DOCUMENTS = (
    *(f"licences/{permit}" for permit in PERMITS),
    "refusals/penolakan",
    "letters/fiktif_positif",
    "letters/pengantar",
    "letters/berita_acara",
    "letters/skrd_pbg",
    "letters/skrd_iptm",
    "letters/skrd_pkd",
    "letters/skpd_ipr",
    "letters/strd",
    "letters/stpd",
    "letters/ssrd",
    "letters/sspd",
    "letters/pemakaman_sementara",
    "letters/pencabutan",
    "letters/pembekuan",
    "letters/pemulihan",
    "letters/mulai_beku",
    "letters/mulai_pulih",
    "letters/mulai_cabut",
    "licences/kartu_pengawasan",
    "licences/kartu_makam",
    "letters/keberatan",
    "letters/banding",
)


MOMENTS: tuple[Moment, ...] = (
    "received",
    "correction",
    "bill",
    "paid",
    "request",
    "issued",
    "refused",
    "letter",
    "copy",
    "lapsed",
    "withdrawn",
    "cancelled",
    "done",
    "changed",
    "expiring",
    "extended",
    "reminder",
)


FOLDER = TemplateFolder(TEMPLATES)


@cache
def context_of(name: str) -> Context:
    """The sample written for a template, else a case that was carried on to it, else one made of what it is offered."""
    permit = name.rpartition("/")[2]
    try:
        return sample_context(TEMPLATES, name)
    except FileNotFoundError:
        return (
            issued(permit, shipped()).context() if permit in PERMITS else sampled(offered()[name], SHORTEST)
        )


@cache
def offered() -> Mapping[str, Shape]:
    """What each template of the shipped definitions is offered."""
    return {each.template: each.offered for permit in PERMITS for each in whole(permit).prints}


def pdf_of(name: str) -> bytes:
    return render(TemplateName(name), context_of(name), FOLDER, at=NOW)


class Texts:
    """Templates written in the test."""

    def __init__(self, **texts: str) -> None:
        self.texts = texts

    def get(self, name: str) -> str | None:
        return self.texts.get(name)

    def names(self) -> tuple[str, ...]:
        return tuple(self.texts)

    def fonts(self) -> Mapping[str, bytes]:
        return FOLDER.fonts()
