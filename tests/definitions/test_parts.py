"""Parts are read as if they stood in the definition, and what is wrong in one is told where it was written."""

from collections.abc import Mapping

import pytest

from features.quoting import CONTACT, HEADER, OneTemplate, read_city
from licensing.definition.checking import check, checked, restore
from licensing.definition.difference import differences
from licensing.definition.surroundings import Surroundings
from licensing.process.graph import Process
from licensing.words.errors import DefinitionRejected
from licensing.words.identifiers import OutcomeId, StepId

PERSON = "form:\n  nama: {type: text}\n  surel: {type: email}\n  telepon: {type: phone}\n"
END = """\
needs: [kembali]
steps:
  ulang:
    review: {by: loket.petugas}
    outcomes: {tutup: tutup, ulang: $kembali}
  tutup: {close: {}}
"""
STEPS = """\
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {lengkap: ulang}
"""
USE = "use: [orang, akhir: {kembali: periksa}]\n"
WHOLE = USE + HEADER + STEPS


def around(parts: Mapping[str, str]) -> Surroundings:
    return Surroundings(read_city(), OneTemplate(), {}, parts=parts)


def shape(process: Process) -> object:
    return process.form, process.start, {id: dict(step.exits) for id, step in process.steps.items()}


def told(text: str, **parts: str) -> list[tuple[str, int, str]]:
    with pytest.raises(DefinitionRejected) as rejected:
        check(text, "contoh.yaml", around(parts))
    return [(problem.file, problem.line, problem.rule) for problem in rejected.value.problems]


def test_a_part_is_read_as_if_written_in_the_definition() -> None:
    used = check(WHOLE, "contoh.yaml", around({"orang": PERSON, "akhir": END}))
    written = STEPS + END.partition("steps:\n")[2].replace("$kembali", "periksa")
    assert shape(used) == shape(check(HEADER + CONTACT + written, "contoh.yaml", around({})))
    assert used.steps[StepId("ulang")].exits[OutcomeId("ulang")].to == "periksa"


def test_a_part_can_be_given_a_list() -> None:
    end = END.replace("needs: [kembali]", "needs: [kembali, terpisah]")
    end = end.replace("loket.petugas}", "loket.petugas, not_by: $terpisah}")
    text = WHOLE.replace("{kembali: periksa}", "{kembali: tutup, terpisah: [periksa]}")
    process = check(text, "contoh.yaml", around({"orang": PERSON, "akhir": end}))
    assert process.steps[StepId("ulang")].not_by == ("periksa",)


def test_own_questions_come_after_those_of_parts_and_own_steps_before() -> None:
    own = WHOLE + "form: {luas: {type: integer}}\n"
    process = check(own, "contoh.yaml", around({"orang": PERSON, "akhir": END}))
    assert [field.id for field in process.form.fields] == ["nama", "surel", "telepon", "luas"]
    assert [*process.steps] == ["periksa", "ulang", "tutup"]


def test_a_part_can_hold_a_kind_and_what_comes_at_any_time() -> None:
    """Its kinds come after the definition's own, and what is declared once stands in one of the two."""
    more = END + (
        "kinds:\n  salinan: {about: {licence: [contoh]}, starts: ulang, documents: []}\n"
        "anytime:\n  withdraw: {to: tutup}\n"
        "objection:\n  within: 21 working days\n"
        "  steps: {tinjau: {review: {by: loket.petugas}, outcomes: {tolak: {end: ditolak}}}}\n"
        "  outcomes: {ditolak: {}}\n"
    )
    refuse = STEPS.replace("lengkap: ulang", "lengkap: ulang, tolak: {to: tolak, reason: true}")
    refuse += '  tolak: {refuse: {template: surat, number: "T-{seq}/{year}"}}\n'
    text = USE + HEADER + "kinds: {baru: {}}\ndocuments: {ktp: {accept: [pdf]}}\n" + refuse
    process = check(text, "contoh.yaml", around({"orang": PERSON, "akhir": more}))
    assert [*process.kinds] == ["baru", "salinan"]
    assert process.anytime.withdraw is not None
    assert [*process.remedies] == ["keberatan"]
    (ktp,) = process.documents
    assert (ktp.is_asked({"kind": "baru"}), ktp.is_asked({"kind": "salinan"})) == (True, False)
    twice = text + "anytime: {withdraw: {to: tutup}}\n"
    assert [rule for _, _, rule in told(twice, orang=PERSON, akhir=more)] == ["part", "duplicate-key"]


def test_a_case_begins_where_the_definition_says() -> None:
    inside = USE + HEADER + "start: ulang\n" + STEPS.replace("lengkap: ulang", "lengkap: tutup")
    parts = {"orang": PERSON, "akhir": END}
    assert check(inside, "contoh.yaml", around(parts)).start == "ulang"
    assert told(inside.replace("start: ulang", "start: ulangi"), **parts) == [
        ("contoh.yaml", 9, "unknown-step")
    ]


@pytest.mark.parametrize(
    ("text", "parts", "problems"),
    [
        (
            WHOLE,
            {"orang": PERSON.replace("email", "imel"), "akhir": END},
            [("contoh.yaml", 1, "part"), ("parts/orang.yaml", 3, "wrong-value")],
        ),
        (
            WHOLE.replace("kembali: periksa", "kembali: periksaa"),
            {"orang": PERSON, "akhir": END},
            [("contoh.yaml", 1, "outcome-nowhere")],
        ),
        (
            WHOLE.replace("kembali: periksa", "kembalii: periksa"),
            {"orang": PERSON, "akhir": END},
            [
                ("contoh.yaml", 1, "missing-key"),
                ("contoh.yaml", 1, "unknown-key"),
            ],
        ),
        (
            WHOLE.replace("[orang", "[orangg"),
            {"orang": PERSON, "akhir": END},
            [("contoh.yaml", 1, "unknown-part")],
        ),
        (
            WHOLE + "form: {nama: {type: text}}\n",
            {"orang": PERSON, "akhir": END},
            [("contoh.yaml", 1, "part"), ("parts/orang.yaml", 2, "duplicate-key")],
        ),
        (
            WHOLE,
            {"orang": PERSON + "permit: x\nvalues: 3\n", "akhir": END},
            [
                ("contoh.yaml", 1, "part"),
                ("parts/orang.yaml", 5, "unknown-key"),
                ("parts/orang.yaml", 6, "wrong-type"),
            ],
        ),
        (
            WHOLE,
            {"orang": PERSON.replace("type: email", "type: $jenis"), "akhir": END},
            [
                ("contoh.yaml", 1, "part"),
                ("parts/orang.yaml", 3, "unknown-name"),
            ],
        ),
        (
            "use: [orang, orang, {a: {}, b: {}}]\n" + HEADER + STEPS + "  ulang: {close: {}}\n",
            {"orang": PERSON},
            [("contoh.yaml", 1, "duplicate-key")],
        ),
        (
            "use: 3\n" + HEADER + CONTACT + STEPS + "  ulang: {close: {}}\n",
            {},
            [("contoh.yaml", 1, "wrong-type")],
        ),
        (
            WHOLE,
            {"orang": "- 1\n", "akhir": END},
            [("contoh.yaml", 1, "part"), ("parts/orang.yaml", 1, "wrong-type")],
        ),
        (
            WHOLE,
            {"orang": "a: [\n", "akhir": END},
            [("contoh.yaml", 1, "part"), ("parts/orang.yaml", 2, "not-yaml")],
        ),
    ],
)
def test_what_is_wrong_stands_where_it_was_written_and_where_it_is_used(
    text: str, parts: dict[str, str], problems: list[tuple[str, int, str]]
) -> None:
    found = told(text, **parts)
    assert found == problems


def test_what_is_published_holds_its_parts_and_is_read_with_them_for_ever() -> None:
    published = checked(WHOLE, "contoh.yaml", around({"orang": PERSON, "akhir": END, "lain": "x"})).bundle
    assert [*published.under("parts/")] == ["akhir", "orang"]
    assert shape(restore(published)) == shape(
        check(WHOLE, "contoh.yaml", around({"orang": PERSON, "akhir": END}))
    )


def test_what_a_changed_part_changes_is_told_as_if_it_stood_in_the_definition() -> None:
    before = checked(WHOLE, "contoh.yaml", around({"orang": PERSON, "akhir": END})).bundle
    longer = PERSON + "  alamat: {type: text}\n"
    after = checked(WHOLE, "contoh.yaml", around({"orang": longer, "akhir": END})).bundle
    assert [difference.where for difference in differences(before, after)] == ["form.alamat"]
