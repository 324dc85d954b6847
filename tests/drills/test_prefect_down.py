"""A start without Prefect, S3 and mail: portal and records work, and one line says what is missing."""

from tests.drills.prefect_down import people_work_without
from tests.drills.telling import Drill
from tests.drills.town import town


def test_people_apply_and_decide_though_prefect_s3_and_mail_are_down_at_start() -> None:
    drill = Drill()
    with town() as at:
        missing = people_work_without(drill, at).missing
    assert (missing, drill.wrong) == (["s3", "prefect", "mail"], [])
