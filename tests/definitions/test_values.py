"""A value means what its expression means, wherever it is named, and is shown as an answer of its type is."""

from fractions import Fraction

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from features.quoting import APPLICANT, CONTACT, HEADER, OneTemplate, quoted, read_city
from licensing.definition.checking import checked, restore
from licensing.definition.surroundings import Surroundings
from licensing.definition.valuing import read_values
from licensing.documents.context import context
from licensing.documents.printable import Value
from licensing.process.graph import Process
from licensing.scenarios.scenario import Scenario, typed
from licensing.values.wrong import ConditionWrong
from tests.licensing.values.samples import ANSWERS, CLAIMS, NUMBERS, Answers, Sample
from tests.licensing.values.words import VOCABULARY, facts_of

CITY = read_city()
TEXT = """form:
  mulai: {type: date, optional: true}
  selesai: {type: date, optional: true}
  jumlah: {type: integer, optional: true}
  luas: {type: decimal, optional: true}
  tarif: {type: money, optional: true}
  jenis: {type: choice, of: {baru: Izin Baru, lama: Izin Lama}, optional: true}
  kegiatan: {type: choices, of: {a: Kegiatan A, b: Kegiatan B}, optional: true}
values:
  ramai: values.lama > 3 || form.jumlah > 100
  lama: days(form.mulai, form.selesai)
  biaya: values.lama * form.tarif
  murah: "form.jumlah > 0 ? form.tarif : 0"
  setengah: form.luas / 2
  lewat: form.selesai + 1
  jenis: "form.jumlah > 0 ? form.jenis : \\"baru\\""
  kegiatan: form.kegiatan
  keduanya: "form.jumlah > 0 ? form.kegiatan : [\\"a\\", \\"b\\"]"
  kalimat: form.nama + " dkk."
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {ya: terbit}
  terbit:
    issue: {template: surat, number: "503/{seq:04d}/{year}", valid: 1 year}
"""


def shown(process: Process, **answers: str | list[str]) -> Value:
    """What a template sees of the values of an application."""
    story = Scenario(CITY, process)
    several = {id: (given,) if isinstance(given, str) else given for id, given in answers.items()}
    story.submit({**typed(APPLICANT), **several})
    assert story.refusal is None
    return context(process, story.case, None, CITY, public_url="")["values"]


def test_a_value_is_printed_as_an_answer_of_its_type_is() -> None:
    process = quoted(TEXT, CITY)
    told = shown(
        process,
        mulai="01-12-2026",
        selesai="04-12-2026",
        jumlah="2",
        luas="12,5",
        tarif="1500000",
        jenis="lama",
        kegiatan=["a", "b"],
    )
    assert told == {
        "ramai": "Ya",
        "lama": "4",
        "biaya": "Rp6.000.000",
        "murah": "Rp1.500.000",
        "setengah": "6,25",
        "lewat": "5 Desember 2026",
        "jenis": "Izin Lama",
        "kegiatan": "Kegiatan A, Kegiatan B",
        "keduanya": "Kegiatan A, Kegiatan B",
        "kalimat": "Wati dkk.",
    }


def test_what_was_not_answered_leaves_the_empty_value_of_its_type() -> None:
    assert shown(quoted(TEXT, CITY)) == {
        "ramai": "Tidak",
        "lama": "0",
        "biaya": "Rp0",
        "murah": "Rp0",
        "setengah": "0",
        "lewat": "",
        "jenis": "baru",
        "kegiatan": "",
        "keduanya": "a, b",
        "kalimat": "Wati dkk.",
    }


def test_a_published_definition_keeps_its_values() -> None:
    text = HEADER + CONTACT + TEXT.removeprefix("form:\n")
    published = checked(text, "contoh.yaml", Surroundings(CITY, OneTemplate(), {}))
    restored = restore(published.bundle)
    answers = {"mulai": "01-12-2026", "selesai": "04-12-2026", "jumlah": "2", "jenis": "lama"}
    assert shown(restored, **answers) == shown(published.process, **answers)
    assert restored.values == published.process.values


@settings(max_examples=100)
@given(CLAIMS, NUMBERS, ANSWERS, st.booleans())
def test_a_condition_over_values_means_what_they_mean(
    claim: Sample[bool], number: Sample[Fraction], answers: Answers, last_first: bool
) -> None:
    texts = {"benar": claim.text, "angka": number.text, "besar": "values.angka > 7 && !values.benar"}
    read = read_values(dict(reversed(texts.items())) if last_first else texts, VOCABULARY)
    if read.wrong:
        reject()
    try:
        condition = VOCABULARY.with_values(read.typed).read("values.besar || values.benar").condition
    except ConditionWrong:
        reject()
    means = claim.means(answers)
    assert condition.holds(facts_of(answers)) is (means or (number.means(answers) > 7 and not means))


@settings(max_examples=50)
@given(CLAIMS)
def test_nothing_behind_the_checker_knows_of_values(claim: Sample[bool]) -> None:
    read = read_values({"benar": claim.text}, VOCABULARY)
    if read.wrong:
        reject()
    named = VOCABULARY.with_values(read.typed).read('values.benar && form.jenis == "baru"').condition
    plain = VOCABULARY.read(f'({claim.text}) && form.jenis == "baru"').condition
    assert (named.term, named.names) == (plain.term, plain.names)
