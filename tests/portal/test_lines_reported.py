"""Lines with a limit of their own in the figures: a row of its own, under no role."""

from licensing.ports import ServedLines
from licensing.words.identifiers import AgencyId, PermitId, StepId
from portal.acts.served import Report, of_agency
from portal.acts.sheets import Called, figures, instead_of_role
from tests.portal import permit

LINE = ServedLines(PermitId("reklame"), AgencyId("dpmptsp"), StepId("pemeriksaan"), "lapangan", 3, 2, 1)
REPORT = Report((), (), (), (LINE,))


def test_programs_read_its_name_behind_a_stroke_and_people_that_it_is_a_line() -> None:
    numbers = (3, 2, 1, None, None, None, None, None)
    assert [*figures(REPORT)] == [("reklame", "dpmptsp", "/lapangan", *numbers)]
    called = Called(
        str.upper,
        str.upper,
        lambda _agency, _role: "a role",
        lambda each: each.line.upper(),
        lambda said: said.en,
    )
    assert [*figures(REPORT, called)] == [("REKLAME", "DPMPTSP", "(line LAPANGAN)", *numbers)]
    assert instead_of_role("tim_teknis") is None


def test_of_another_agency_it_is_left_out() -> None:
    former = permit.register().former
    assert of_agency(REPORT, AgencyId("dpmptsp"), former).lines == (LINE,)
    assert of_agency(REPORT, AgencyId("dinkes"), former).lines == ()
