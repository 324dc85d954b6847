"""What documents say of the checks in a decision."""

from licensing.definition.surroundings import Surroundings
from licensing.history.named import Named
from tests.definitions.cases import Application
from tests.definitions.test_context import text_of


def test_a_document_says_of_each_thing_whether_it_was_found_right(around: Surroundings) -> None:
    told = Application("klinik", around).decide("lengkap").context()
    assert text_of(told, "decisions", "kelengkapan", 0, "checks", 0, "verdict") == "sesuai"
    assert text_of(told, "decisions", "kelengkapan", 0, "checks", 0, "label") == "KTP pimpinan"


def test_the_remarks_are_the_reason_where_no_other_was_given(around: Surroundings) -> None:
    case = Application("klinik", around)
    bayu = next(each for each in around.register.officers.values() if each.id == "bayu")
    case.scenario.decide(bayu, "kembalikan", named=(Named("ktp", "Buram."),))
    assert case.scenario.refusal is None
    told = case.context()
    assert text_of(told, "reasons", 0, "reason") == "KTP pimpinan: Buram."
    assert text_of(told, "task", "named", 0, "remark") == "Buram."
