"""Whatever stands in a definition, a template or a code list, the checker answers with problems, and at once."""

from pathlib import Path
from time import process_time

import jinja2
import pytest

from flows.definitions import code_list, surroundings
from flows.templates import TemplateFolder
from licensing.definition.checking import check
from licensing.definition.code_lists import read_code_list
from licensing.definition.surroundings import Surroundings
from licensing.documents.template_checks import template_problems
from licensing.documents.templating import typst_environment
from licensing.words.errors import DefinitionRejected, Problem
from portal.cli.definitions import checked
from tests.definitions.test_problems import BAD

SOUND = (BAD / "number-twice.yaml").read_text("utf-8").replace('"503/{seq}/{year}"', '"T/{seq}/{year}"')
BOMB = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 20))


@pytest.fixture(scope="module")
def city() -> Surroundings:
    return surroundings(BAD, BAD / "templates")


def rules_of(text: str, city: Surroundings) -> set[str]:
    try:
        check(text, "coba.yaml", city)
    except DefinitionRejected as rejected:
        return {problem.rule for problem in rejected.problems}
    return set()


@pytest.mark.parametrize("text", ["x: &a [*a]", f"a0: &a0 [x]\n{BOMB}", "x: *nowhere"])
def test_an_alias_is_never_followed(text: str, city: Surroundings) -> None:
    assert rules_of(text, city) == {"yaml-alias"}


@pytest.mark.parametrize(
    "number",
    [
        "{seq.nomor}/{year}",
        "{seq[0]}/{year}",
        "{seq:99999999999d}/{year}",
        "{seq:.2g}/{year}",
        "{seq:c}/{year}",
        "{seq!r}/{year}",
        "{seq:{year}}/{year}",
        "{seq}/{year:5}",
        "{seq}/{}/{year}",
        "{seq}/{year",
        "{seq}",
        "\\n{seq}/{year}",
    ],
)
def test_a_number_that_cannot_be_counted_is_refused(number: str, city: Surroundings) -> None:
    assert rules_of(SOUND.replace("T/{seq}/{year}", number), city) == {"number-pattern"}


@pytest.mark.parametrize("number", ["T/{seq}/{year}", "{seq:01d}-{year}", "{{}}{seq:09d}/{year}"])
def test_a_number_with_sequence_and_year_is_right(number: str, city: Surroundings) -> None:
    assert rules_of(SOUND.replace("T/{seq}/{year}", number), city) == set()


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("valid: 5 years", "valid: []", "validity"),
        ("min: 1}", f"min: {'9' * 5000}}}", "wrong-value"),
        ("min: 1}", f"min: 1.{'9' * 5000}}}", "wrong-value"),
        ("nama: {type: text}", 'nama: {type: text, pattern: "a{99999999999}"}', "pattern"),
        ("nama: {type: text}", 'nama: {type: text, pattern: "(?=a)b"}', "pattern"),
        ("issue: {template: baik", f"issue: {{template: {'t' * 300}", "template-missing"),
        ("issue: {template: baik", "issue: {template: berputar", "template-syntax"),
        ("issue: {template: baik", "issue: {template: saringan_dalam", "template-syntax"),
        (
            "nama: {type: text}",
            'nama: {type: text, hint: "a\x85b\u2028c", when: form.x}',
            "condition-unknown",
        ),
    ],
)
def test_what_cannot_be_used_is_a_problem(right: str, wrong: str, rule: str, city: Surroundings) -> None:
    assert right in SOUND
    assert rule in rules_of(SOUND.replace(right, wrong, 1), city)


def test_many_ways_through_many_steps_are_checked_at_once(city: Surroundings) -> None:
    outcomes = ", ".join(f"o{n}: s{n}" for n in range(30))
    steps = (
        f"  s{n}:\n    review: {{by: loket.petugas, within: 1 working day}}\n    outcomes: {{{outcomes}}}\n"
        for n in range(30)
    )
    text = f"{SOUND.partition('steps:')[0]}steps:\n{''.join(steps)}"
    assert rules_of(text, city) == {"dead-end", "time-limit"}


def test_filters_and_tests_are_known_wherever_they_stand() -> None:
    faults = template_problems(
        "saringan_dalam", TemplateFolder(BAD / "templates"), {"applicant": {"name": "text"}}
    )
    assert [(fault.template, fault.line, fault.message) for fault in faults] == [
        ("saringan_dalam", 1, 'there is no filter "huruf".'),
        ("saringan_dalam", 2, 'there is no test "bagus".'),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"<< {'(' * 5000}1{')' * 5000} >>",
        f"{'<% if x %>' * 3000}{'<% endif %>' * 3000}",
        f"{''.join(f'<% for y{n} in x %>' for n in range(30))}{'<% endfor %>' * 30}",
        f"<< {'not ' * 3000}x >>",
    ],
)
def test_a_template_nested_too_deeply_is_a_problem(text: str, tmp_path: Path) -> None:
    (tmp_path / "dalam.typ").write_text(text)
    faults = template_problems("dalam", TemplateFolder(tmp_path), {"x": {"*": "text"}})
    assert {fault.rule for fault in faults} == {"template-syntax"}


@pytest.mark.parametrize("text", ["\n<< 9**9**9 >>", "\n<% if x %><< 'x' * 9999999999 >><% endif %>"])
def test_a_template_that_would_never_end_is_a_problem(text: str, tmp_path: Path) -> None:
    (tmp_path / "hitung.typ").write_text(text)
    faults = template_problems("hitung", TemplateFolder(tmp_path), {"x": "text"})
    assert {(fault.line, fault.message) for fault in faults} == {(2, "a template does not calculate.")}


def test_a_dot_leads_to_a_field_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "titik.typ").write_text(
        "<< form.items >> <% for x in form.get %><< loop.index >><% endfor %>"
    )
    template = typst_environment(TemplateFolder(tmp_path)).get_template("titik")
    assert template.render(form={"items": "Meja", "get": ("a", "b")}) == '#"Meja"; #"1";#"2";'
    (tmp_path / "titik.typ").write_text("<< form.nama.upper >>")
    with pytest.raises(jinja2.UndefinedError):
        typst_environment(TemplateFolder(tmp_path)).get_template("titik").render(form={"nama": "x"})


def test_a_template_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "rusak.typ").write_bytes(b"\xff")
    faults = template_problems("rusak", TemplateFolder(tmp_path), {})
    assert [fault.rule for fault in faults] == ["template-syntax"]


def test_a_template_may_be_included_twice(tmp_path: Path) -> None:
    (tmp_path / "luar.typ").write_text('<% include "dalam" %><% include "dalam" %>')
    (tmp_path / "dalam.typ").write_text("x")
    assert template_problems("luar", TemplateFolder(tmp_path), {}) == ()


def test_a_link_to_itself_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "putar.typ").symlink_to(tmp_path / "putar.typ")
    assert TemplateFolder(tmp_path).get("putar") is None


def test_a_code_list_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "kode.csv"
    path.write_text("code,label\na,A\n", encoding="utf-8-sig")
    assert code_list(path) == {"a": "A"}


def test_every_wrong_code_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "agencies.yaml").write_text("x: 1\n")
    (tmp_path / "codes").mkdir()
    (tmp_path / "codes" / "satu.csv").write_text("code,label\na\n")
    (tmp_path / "codes" / "dua.csv").write_text(f"code,label\na,{'x' * 200_000}\n")
    (tmp_path / "codes" / "tiga.csv").mkdir()
    with pytest.raises(DefinitionRejected) as rejected:
        surroundings(tmp_path, tmp_path)
    files = {problem.file for problem in rejected.value.problems}
    assert files == {"agencies.yaml", "codes/satu.csv", "codes/dua.csv", "codes/tiga.csv"}


def test_every_unreadable_file_is_told_and_the_others_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "izin"
    (folder / "map.yaml").mkdir(parents=True)
    (folder / "putar.yaml").symlink_to(folder / "putar.yaml")
    (folder / "rusak.yaml").write_bytes(b"\xff")
    (folder / "salah.yaml").write_text("permit: salah\n")
    long = f"{'x' * 300}.yaml"
    asked = [Path("izin"), Path("tidak_ada.yaml"), Path("izin/salah.yaml/di_bawah.yaml"), Path(long)]
    files, problems = checked(asked)
    assert files == ["izin/salah.yaml"]
    assert {problem.file for problem in problems if problem.rule == "unreadable"} == {
        "izin/map.yaml",
        "izin/putar.yaml",
        "izin/rusak.yaml",
        "tidak_ada.yaml",
        "izin/salah.yaml/di_bawah.yaml",
        long,
    }
    assert "missing-key" in {problem.rule for problem in problems if problem.file == "izin/salah.yaml"}


def test_a_problem_is_printed_with_its_rule() -> None:
    problem = Problem("coba.yaml", 3, 7, "choices", "an answer is empty.", "Write it.")
    assert str(problem) == "coba.yaml:3:7: an answer is empty. Write it. [choices]"


def test_problems_are_told_in_the_order_of_their_lines(city: Surroundings) -> None:
    text = SOUND.replace("nama: {type: text}", "nama: {type: text, hin: x}").replace("to: perbaikan", "to: x")
    with pytest.raises(DefinitionRejected) as rejected:
        check(text, "coba.yaml", city)
    lines = [problem.line for problem in rejected.value.problems]
    assert lines == sorted(lines)
    assert min(lines) < 12 < max(lines)


def test_a_form_of_which_nothing_can_be_read_hides_nothing_else(city: Surroundings) -> None:
    head, _, below = SOUND.partition("form:\n")
    text = f"{head}form:\ndocuments:{below.partition('documents:')[2]}".replace(
        "ktp: {", "ktp: {when: form.jenis == 'a', "
    )
    found = rules_of(text.replace("lengkap: rekomendasi", "lengkap: tidak_ada"), city)
    assert found == {"wrong-type", "outcome-nowhere", "unreachable-step"}


def _many(count: int, line: str) -> str:
    return "".join(line.replace("#", str(n)) for n in range(count))


BEFORE, STEPS = SOUND.partition("steps:\n")[::2]
FIELDS = SOUND.replace("documents:\n", "<fields>documents:\n")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (SOUND.replace("[baru, lama]", f"[{_many(50_000, 'c#, ')}baru, lama]"), set[str]()),
        (SOUND.replace("[baru, lama]", f"[{_many(50_000, 'sama, ')}baru, lama]"), {"choices"}),
        (FIELDS.replace("<fields>", _many(2_000, "  f#: {type: text, when: form.luas > 2#}\n")), set[str]()),
        (
            FIELDS.replace("<fields>", _many(1_000, "  f#: {type: text, when: form.lias# > 2}\n")),
            {"condition-unknown"},
        ),
        (f"{SOUND}{_many(1_900, '  s#: {close: {}}' + chr(10))}", {"unreachable-step"}),
        (f"{SOUND}{_many(2_000, '  s#: {close: {}}' + chr(10))}", {"too-large"}),
        (FIELDS.replace("<fields>", _many(5_001, "  f#: {type: text}\n")), {"too-large"}),
        (
            f"{BEFORE}steps:\n{_many(1_500, '  s#: {review: {by: loket.petugas}, outcomes: {ya: t#}}' + chr(10))}",
            {"outcome-nowhere", "unreachable-step"},
        ),
    ],
    ids=["answers", "one answer", "fields", "unknown", "unreached", "steps", "questions", "nowhere"],
)
def test_what_is_large_is_checked_or_refused_at_once(text: str, rules: set[str], city: Surroundings) -> None:
    began = process_time()
    assert rules_of(text, city) == rules
    assert process_time() - began < 10


def test_no_more_is_told_than_anybody_can_read(city: Surroundings) -> None:
    text = SOUND.replace("[baru, lama]", f"[{_many(9_000, 'sama, ')}baru, lama]")
    with pytest.raises(DefinitionRejected) as rejected:
        check(text, "coba.yaml", city)
    assert len(rejected.value.problems) == 2_001


def test_every_wrong_table_is_told_beside_the_wrong_code_lists(tmp_path: Path) -> None:
    (tmp_path / "agencies.yaml").write_text("x: 1\n")
    (tmp_path / "codes").mkdir()
    (tmp_path / "codes" / "satu.csv").write_text("code,label,kota\na,A\n")
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "dua.csv").write_text("")
    (tmp_path / "tables" / "tiga.csv").write_text(f"a,from,until,b\nx,2020-01-01,,{'9' * 200_000}\n")
    (tmp_path / "tables" / "empat.csv").mkdir()
    (tmp_path / "tables" / "lima.csv").write_bytes(b"\xff")
    with pytest.raises(DefinitionRejected) as rejected:
        surroundings(tmp_path, tmp_path)
    files = {problem.file.rpartition("/")[2] for problem in rejected.value.problems}
    assert files == {"agencies.yaml", "satu.csv", "dua.csv", "tiga.csv", "empat.csv", "lima.csv"}


@pytest.mark.parametrize(
    ("heading", "line"),
    [("code,label,Kota", 1), ("code,label,code", 1), ("code,label,kota,kota", 1), ("code,label,kota", 2)],
)
def test_further_columns_of_a_code_list_have_a_name_and_are_filled(heading: str, line: int) -> None:
    with pytest.raises(DefinitionRejected) as rejected:
        read_code_list(f"{heading}\na,A,\n", "codes/x.csv")
    assert {(problem.line, problem.rule) for problem in rejected.value.problems} >= {(line, "code-list")}
