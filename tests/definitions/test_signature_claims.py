"""No document, page or definition claims a signature that there is not; those with a signatory say which it is."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLAIMS = ("ditandatangani secara elektronik", "bsre", "balai sertifikasi elektronik", "signed electronically")
SAID_BY = ("*.typ", "*.txt", "*.html", "*.yaml")
TOLD = [
    path
    for folder in ("templates", "portal/pages", "process_definitions", "tests/example")
    for kind in SAID_BY
    for path in (ROOT / folder).rglob(kind)
]


def test_nothing_claims_a_certified_signature() -> None:
    assert len(TOLD) > 80
    claimed = [
        f"{path.relative_to(ROOT)}: {claim}"
        for path in TOLD
        for claim in CLAIMS
        if claim in path.read_text("utf-8").lower()
    ]
    assert claimed == []


@pytest.mark.parametrize("path", ["templates/letterhead.typ", "portal/pages/licence.html"])
def test_document_and_page_say_what_is_true_of_their_signature(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    assert "belum memuat tanda tangan elektronik tersertifikasi (UU ITE Pasal 11" in text
