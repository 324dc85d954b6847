"""Licences, letters and notices say what the case says, and a template that cannot be printed says why."""

import re
from collections.abc import Mapping

import pytest

from features.reading import codes_on, lines_of, words_of
from flows.rendering import notice, render
from flows.templates import sample_context
from licensing.definition.surroundings import Surroundings
from licensing.documents.printable import Context
from licensing.history.effects import Moment
from licensing.words.codes import grouped, read_as, shape_of
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import TemplateName
from tests.definitions.cases import (
    NOW,
    PERMITS,
    TEMPLATES,
    Application,
    form_of,
    issued,
    refused,
)
from tests.definitions.printed import DOCUMENTS, FOLDER, MOMENTS, Texts, context_of, pdf_of


def name_of(permit: str) -> str:
    name = form_of(permit)["nama"]
    return name if isinstance(name, str) else name[0]


def signatory_of(case: Application) -> tuple[str, str]:
    """Name and NIP of whoever signed."""
    by = next(
        task.decision.by
        for task in case.case.tasks.values()
        if task.where.step == "tanda_tangan" and task.decision
    )
    return by.name, f"NIP {by.nip}"


@pytest.mark.parametrize("permit", PERMITS)
def test_a_licence_shows_number_holder_validity_and_where_to_verify(
    permit: str, around: Surroundings
) -> None:
    case = issued(permit, around)
    numbering = case.case.rounds[-1].numbering
    assert numbering
    words = words_of(render(TemplateName(f"licences/{permit}"), case.context(), around.templates, at=NOW))
    for shown in (
        numbering.number,
        name_of(permit),
        *signatory_of(case),
    ):
        assert shown in words
    assert grouped(numbering.verification) in words
    assert "Disetujui secara elektronik" in words
    assert "belum memuat tanda tangan elektronik tersertifikasi" in " ".join(words.split())
    assert not any(claim in words for claim in ("BSrE", "Ditandatangani secara elektronik"))


def test_a_refusal_gives_every_reason_and_the_way_to_object(around: Surroundings) -> None:
    words = words_of(
        render(TemplateName("refusals/penolakan"), refused(around).context(), around.templates, at=NOW)
    )
    for shown in (
        "di luar zona reklame",
        "menutup pandangan",
        "keberatan",
        "21 hari kerja",
        "banding",
        "10 hari kerja",
    ):
        assert shown in words


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_telephone_reads_the_address_where_the_document_is_verified(name: str) -> None:
    document = context_of(name)["document"]
    assert isinstance(document, Mapping)
    assert codes_on(pdf_of(name)) == [document["verification_url"]]


@pytest.mark.parametrize("name", ["licences/sip_dokter", "letters/pengantar", "refusals/penolakan"])
def test_the_code_copied_from_a_document_is_whole_and_on_a_line_of_its_own(name: str) -> None:
    document = context_of(name)["document"]
    assert isinstance(document, Mapping)
    code = str(document["verification_code"])
    alone = [line for line in lines_of(pdf_of(name)) if code in line]
    assert alone == [code]
    assert shape_of(code) == "whole"
    assert str(document["verification_url"]).endswith(f"/{read_as(code)}")


@pytest.mark.parametrize(
    "name", ["licences/iptm", "licences/kartu_pengawasan", "letters/keberatan", "refusals/penolakan"]
)
def test_an_address_breaks_after_a_dot_or_a_slash_and_never_inside_a_word(name: str) -> None:
    context = context_of(name)
    document, application = context["document"], context["application"]
    assert isinstance(document, Mapping)
    assert isinstance(application, Mapping)
    tracked = ("tracking_url",) if "letters" in name else ()
    printed = [document["verification_page"], *(application[each] for each in tracked)]
    text = "\n".join(lines_of(pdf_of(name)))
    for address in printed:
        scheme, _, rest = str(address).partition("://")
        host, slash, path = rest.partition("/")
        breaks = re.sub(r"([./])(?=[^./])", r"\1\\s*", path)
        assert re.search(rf"{scheme}://{re.escape(host + slash)}\s*{breaks}", text), f"{address} in {text}"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("#panic(<< nama | code >>)", "panicked with"),
        ("#image(<< nama | code >>)", "file not found"),
        ("= Bab\n#(<< nama | code >> + 1)", "cannot add"),
        ("<< nma >>", "'nma' is undefined"),
        ("<< kosong >>", "if"),
        ("<% if %>", "Expected an expression"),
    ],
)
def test_a_wrong_template_is_an_error_without_personal_data(text: str, says: str) -> None:
    told: Context = {"nama": "Ny. Rahasia", "kosong": None}
    with pytest.raises(ConnectorFailed) as failed:
        render(TemplateName("surat"), told, Texts(surat=text), at=NOW)
    assert not failed.value.retryable
    assert str(failed.value).startswith('template "surat": ')
    assert says in str(failed.value)
    assert "Rahasia" not in str(failed.value)


def test_a_missing_template_is_an_error() -> None:
    with pytest.raises(ConnectorFailed, match='there is no template "surat"'):
        render(TemplateName("surat"), {}, Texts(), at=NOW)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_notice_has_a_subject_and_both_languages(moment: Moment) -> None:
    told = notice(moment, context_of(f"notices/{moment}"), FOLDER)
    assert told.subject.startswith(("REG-", "503/"))
    assert "Yth." in told.body
    assert "In English" in told.body
    assert "<%" not in told.body
    assert "<<" not in told.body
    assert "\n\n\n" not in told.body


def test_that_a_case_lapsed_is_told_truly_whatever_did_not_arrive() -> None:
    body = notice("lapsed", sample_context(TEMPLATES, "notices/lapsed"), FOLDER).body
    for what in ("perbaikan", "bukti", "pembayaran", "correction", "proof", "payment"):
        assert what in body


def test_every_template_that_stands_alone_is_printed_here() -> None:
    """An annex stands behind its licence, a piece in one."""
    names = (name for name in FOLDER.names() if "/" in name and not name.startswith("pieces/"))
    alone = {name for name in names if not name.endswith("_lampiran")}
    assert {*DOCUMENTS, *(f"notices/{moment}" for moment in MOMENTS)} == alone
