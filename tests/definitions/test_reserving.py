"""When the end of what is reserved cannot come before its beginning: by the form's bounds, or by what is computed."""

import pytest

from features.quoting import quoted, read_city
from licensing.words.errors import DefinitionRejected

STEPS = """
steps:
  putusan: {review: {by: pimpinan.kepala}, outcomes: {ya: selesai}}
  selesai: {close: {}}
"""


def problems(reserve: str, mulai: str = "", selesai: str = "") -> list[str]:
    text = f"""\
form:
  mulai: {{type: date{mulai}}}
  selesai: {{type: date{selesai}}}
  banyak: {{type: integer, min: 1, max: 9}}
values:
  kuota: form.banyak * 2
  akhir: form.mulai + form.banyak
reserve:
  balai: {{pool: balai, key: form.nama, {reserve}}}
{STEPS}"""
    try:
        quoted(text, read_city())
    except DefinitionRejected as rejected:
        return [problem.message for problem in rejected.problems]
    return []


@pytest.mark.parametrize(
    ("reserve", "mulai", "selesai"),
    [
        ("from: form.mulai, until: form.mulai", "", ""),
        ("from: form.mulai, until: form.mulai + 3", "", ""),
        ("from: form.mulai - 1, until: form.mulai", "", ""),
        ("from: form.mulai, until: values.akhir", "", ""),
        ("from: form.mulai, until: form.selesai", "", ", min: form.mulai"),
        ("from: form.mulai, until: form.selesai", ", max: form.selesai", ""),
        ("from: form.mulai - 1, until: form.selesai + 2", "", ", min: form.mulai"),
        ("from: form.mulai - form.banyak, until: form.selesai", ", max: form.selesai", ""),
        ("of: 3", "", ""),
        ("of: values.kuota, takes: form.banyak", "", ""),
    ],
)
def test_what_is_in_order_is_no_problem(reserve: str, mulai: str, selesai: str) -> None:
    assert problems(reserve, mulai, selesai) == []


@pytest.mark.parametrize(
    ("reserve", "mulai", "selesai", "wrong"),
    [
        (
            "from: form.mulai + 1, until: form.selesai",
            "",
            ", min: form.mulai",
            "`form.selesai` can come before `form.mulai + 1`.",
        ),
        ("from: form.mulai, until: form.mulai - 1", "", "", "`form.mulai - 1` can come before `form.mulai`."),
        ("from: form.mulai, until: form.selesai", "", "", "`form.selesai` can come before `form.mulai`."),
        (
            "from: form.mulai, until: form.selesai",
            ", min: submitted",
            ", min: submitted",
            "`form.selesai` can come before `form.mulai`.",
        ),
    ],
)
def test_an_end_that_may_come_first_is_told(reserve: str, mulai: str, selesai: str, wrong: str) -> None:
    assert problems(reserve, mulai, selesai) == [wrong]
