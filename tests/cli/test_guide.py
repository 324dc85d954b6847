"""The guide for designers: its first page does what it says, its pages are short, and every rule is explained."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest

from flows.texts import definition_files
from licensing.scenarios.stories.reading import PHRASES
from licensing.words.errors import RefusalCode
from tests.cli.conftest import Call
from tests.definitions.cases import DEFINITIONS
from tests.definitions.test_problems import BAD, EXAMPLES, expected_in

GUIDE = DEFINITIONS / "guide"
PAGES = sorted(GUIDE.glob("*.md"))
WORDS_IN_TEN_MINUTES = 2_000
BLOCK = re.compile(r"^```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Walk:
    """What somebody has who follows the first page: folders to write in, and the texts it asks her to write."""

    definitions: Path
    templates: Path
    texts: list[str]

    def write(self, definition: str, licence: str) -> None:
        (self.definitions / "taman.yaml").write_text(definition)
        (self.templates / "licences" / "taman.typ").write_text(licence)


@pytest.fixture
def walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walk:
    folders = {name: tmp_path / name for name in ("process_definitions", "templates")}
    for name, folder in folders.items():
        shutil.copytree(DEFINITIONS.parent / name, folder)
    for other in definition_files(folders["process_definitions"]):
        other.unlink()  # the walk is of one permit type; the others cost time only
    shutil.rmtree(folders["process_definitions"] / "demo")
    shutil.rmtree(folders["process_definitions"] / "scenarios")
    (folders["process_definitions"] / "scenarios").mkdir()
    monkeypatch.setenv("IZIN_DEFINITIONS", str(folders["process_definitions"]))
    monkeypatch.setenv("IZIN_TEMPLATES", str(folders["templates"]))
    texts = BLOCK.findall((GUIDE / "first.md").read_text("utf-8"))
    return Walk(folders["process_definitions"], folders["templates"], texts)


def test_who_follows_the_first_page_has_a_permit_type(izin: Call, walk: Walk, tmp_path: Path) -> None:
    definition, licence, answers, agency, condition, story = walk.texts
    (walk.definitions / "taman.yaml").write_text(definition)
    without = izin("check", "taman")
    assert without.code != 0
    assert "[template-missing]" in without.out

    walk.write(definition, licence)
    assert izin("check", "taman").code == 0
    form = tmp_path / "contoh.yaml"
    form.write_text(answers)
    tried = izin("try", "taman", "--form", str(form), "--on", "2027-03-01", "--lang", "en")
    assert "issued: licences/taman 503/0001/TAMAN/2027, 2027-03-20 … 2027-03-20" in tried.out

    widened = definition.replace("lengkap: tanda_tangan", "lengkap: keramaian")
    widened = widened.replace("  tanda_tangan:\n", f"{agency}  tanda_tangan:\n", 1)
    walk.write(widened, licence.replace("#masa_berlaku", f"{condition}\n#masa_berlaku"))
    assert izin("check", "taman").code == 0
    form.write_text(answers.replace("200", "800"))
    tried = izin("try", "taman", "--form", str(form), "--on", "2027-03-01", "--lang", "en")
    assert "Satpol PP" in tried.out

    (walk.definitions / "scenarios" / "taman.feature").write_text(story)
    tested = izin("test", "taman", "--lang", "en")
    assert tested.code == 0, tested.out
    assert "2 scenarios, 0 failed" in tested.out + tested.err


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_read_in_ten_minutes(page: Path) -> None:
    assert len(page.read_text("utf-8").split()) <= WORDS_IN_TEN_MINUTES


def test_the_handbook_leads_to_every_page() -> None:
    linked = set(re.findall(r"\]\(guide/(\w+)\.md\)", (DEFINITIONS / "README.md").read_text("utf-8")))
    assert linked == {page.stem for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_guide_explains_every_rule() -> None:
    explained = (GUIDE / "problems.md").read_text("utf-8")
    shown = {rule for name in EXAMPLES for *_, rule in expected_in((BAD / f"{name}.yaml").read_text("utf-8"))}
    assert {rule for rule in shown if f"`{rule}`" not in explained} == set()


def test_the_guide_says_of_every_refusal_code_when_a_story_meets_it_or_that_none_does() -> None:
    told = (GUIDE / "stories.md").read_text("utf-8").partition("\n## Refusal codes\n")[2]
    when = re.findall(r"^\| `([a-z-]+)` \| \S", told, re.MULTILINE)
    (never,) = (line for line in told.splitlines() if line.startswith("In service only"))
    assert sorted([*when, *re.findall(r"`([a-z-]+)`", never)]) == sorted(get_args(RefusalCode))


def sentences() -> list[str]:
    """Every sentence that the page about stories shows, as it would be written."""
    page = (GUIDE / "stories.md").read_text("utf-8").partition("\n## Refusal codes\n")[0]
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    return [sentence for row in rows for sentence in re.findall(r"`([^`]+)`", row) if "@" not in sentence]


def test_every_sentence_the_guide_shows_is_known_and_every_one_known_is_shown() -> None:
    known = {phrase.id: [each for each in sentences() if re.fullmatch(phrase.id, each)] for phrase in PHRASES}
    assert [pattern for pattern, shown in known.items() if not shown] == []
    assert set(sentences()) - {each for shown in known.values() for each in shown} == set()
