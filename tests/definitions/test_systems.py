"""Systems of the register: each bad example says where and what (`<- rule @column`), and what is right is read."""

import re
from pathlib import Path

import pytest

from flows.agencies.kinds import option_problems
from flows.definitions import city_systems, readable_surroundings
from flows.settings import REPOSITORY
from licensing.city.register import read_register
from licensing.definition.systems import read_systems
from licensing.systems.system import Rate
from licensing.words.errors import DefinitionRejected, Problem
from licensing.words.identifiers import FieldId, OutcomeId, SystemId
from tests.definitions.test_problems import BAD, MARK, REGISTER

SYSTEMS = BAD / "systems"
EXAMPLES = sorted(path.stem for path in SYSTEMS.glob("*.yaml"))
SHIPPED = REPOSITORY / "process_definitions"
RULES = {"setting-name", "system-field", "system-outcome", "unknown-connector"}


def problems_of(text: str) -> tuple[Problem, ...]:
    options = option_problems(text, "agencies.yaml")
    try:
        read_systems(text, "agencies.yaml")
    except DefinitionRejected as rejected:
        return (*rejected.problems, *options)
    return options


def expected_in(text: str) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        mark = MARK.search(line)
        for each in mark[1].split(", ") if mark else ():
            rule, _, column = each.partition(" @")
            found.append((number, int(column), rule))
    return sorted(found)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_problem_is_found_at_its_place_and_no_other(example: str) -> None:
    text = (SYSTEMS / f"{example}.yaml").read_text("utf-8")
    found = sorted((problem.line, problem.column, problem.rule) for problem in problems_of(text))
    assert found == expected_in(text)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_message_says_what_is_wrong_and_what_would_be_right(example: str) -> None:
    for problem in problems_of((SYSTEMS / f"{example}.yaml").read_text("utf-8")):
        assert problem.message.endswith(".")
        assert problem.hint.endswith((".", "?"))
        assert not re.search(r"\b(tuple|dict|None|True|False|pydantic|Input should)\b|\{'", str(problem))


def test_every_rule_of_systems_has_an_example() -> None:
    shown = {
        rule for each in EXAMPLES for *_, rule in expected_in((SYSTEMS / f"{each}.yaml").read_text("utf-8"))
    }
    assert shown >= RULES


def test_what_each_answer_means_is_said_where_it_is_not() -> None:
    said = [problem.message for problem in problems_of((SYSTEMS / "answers.yaml").read_text("utf-8"))]
    assert 'the answer {status: "lunas", sah: true} means "lunas" and "sah".' in said
    assert 'the answer {status: "menunggak", sah: false} means no outcome.' in said
    assert "HTTP status 404 means another outcome already." in said
    assert "no outcome is meant by an answer." in said
    assert "200 means another outcome, whatever is answered." in said


def test_a_secret_that_stands_in_the_file_is_not_told_on() -> None:
    text = (SYSTEMS / "written.yaml").read_text("utf-8")
    assert "rahasia-sekali" in text
    assert "rahasia-sekali" not in "".join(map(str, problems_of(text)))


WITH_SYSTEM = REGISTER.replace(
    "    roles: {tim: Tim}\n",
    """    roles: {tim: Tim}
    systems:
      data:
        name: {id: Data, en: Records}
        connector: http_json
        options: {url: IZIN_SYSTEM_DATA_URL, secret: IZIN_SYSTEM_DATA_SECRET, path: /data}
        asks: {nik: {type: nik}}
        answers: {ada: {type: boolean}}
        outcomes: {ada: {label: Ada, answer: {ada: true}}, tiada: {label: Tiada, answer: {ada: false}}}
        rate: 2 per hour
""",
    1,
)


def test_a_system_is_read_with_what_it_is_asked_and_what_its_answers_mean() -> None:
    system = read_systems(WITH_SYSTEM, "agencies.yaml")[SystemId("teknis.data")]
    assert (system.id, system.agency, system.name.en) == ("teknis.data", "teknis", "Records")
    assert [field.id for field in (*system.shape.asks.fields, *system.shape.answers.fields)] == ["nik", "ada"]
    assert system.shape.outcomes[OutcomeId("tiada")].answer == {FieldId("ada"): False}
    assert (system.rate, system.at_once) == (Rate(2, 3600), 4)
    assert system.options["path"] == "/data"


def test_the_register_is_read_whatever_is_wrong_with_its_systems() -> None:
    wrong = WITH_SYSTEM.replace("type: nik", "type: nick")
    assert read_register(wrong, "agencies.yaml").agencies == read_register(REGISTER, "agencies.yaml").agencies


def test_what_is_wrong_with_a_system_is_told_by_the_check_beside_everything_else(tmp_path: Path) -> None:
    (tmp_path / "agencies.yaml").write_text(WITH_SYSTEM.replace("type: nik", "type: nick"))
    around, problems = readable_surroundings(tmp_path, BAD / "templates")
    assert around.register.agencies
    assert [(each.file, each.rule) for each in problems] == [("agencies.yaml", "wrong-value")]


def test_a_file_that_is_no_register_has_no_systems_to_tell_of() -> None:
    for text in ("", "5", "agencies: [1]", "agencies: {a: 5}", "agencies: {a: {systems: 5}}"):
        assert problems_of(text) == ()


def test_the_lines_that_the_guide_shows_are_systems() -> None:
    page = (SHIPPED / "guide" / "systems.md").read_text("utf-8")
    lines, with_token, *_ = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    shipped = (SHIPPED / "agencies.yaml").read_text("utf-8")
    register = shipped.replace("  bapenda:\n", f"{lines}  bapenda:\n", 1)
    options, _, after = shipped.partition("      nib:\n")[2].partition("        asks:\n")
    assert options
    register = register.replace(options, f"{options.partition('        options:')[0]}{with_token}", 1)
    assert after in register
    assert problems_of(register) == ()
    assert read_systems(register, "agencies.yaml").keys() >= {"dishub.uji", "oss.nib"}


def test_the_shipped_systems_name_settings_and_no_address() -> None:
    systems = city_systems(SHIPPED)
    assert SystemId("bapenda.kswpd") in systems
    text = (SHIPPED / "agencies.yaml").read_text("utf-8")
    assert "http://" not in text
    assert all(str(each.options["url"]).startswith("IZIN_SYSTEM_") for each in systems.values())
