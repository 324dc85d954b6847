"""Licences of a permit type are one series, and its letters of refusal another, whatever their steps are called.

Revision ID: 0009
Revises: 0008
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# A series was named after its step, so a step renamed in a new version would have counted from 1 again. Which kind of
# document a step makes is seen where a case has ended with it; the others go on in both series, rather than repeat.
SERIES = """
alter table cases no force row level security;
alter table events no force row level security;
with made as (
    select distinct c.permit || '.' || (e.body ->> 'step') as series,
           c.permit || case c.ending when 'issued' then '.issue' else '.refuse' end as continued
    from cases c join events e using (application)
    where e.type = 'number-assigned' and c.ending in ('issued', 'refused')
),
old as (
    delete from counters where series !~ '^REG-' returning series, year, value
),
going_on as (
    select continued as series, year, value from old join made using (series)
    union all
    select split_part(series, '.', 1) || kind, year, value
    from old cross join (values ('.issue'), ('.refuse')) as kinds (kind)
    where series not in (select series from made)
)
insert into counters (series, year, value)
select series, year, max(value) from going_on group by series, year;
alter table events force row level security;
alter table cases force row level security;
"""


def upgrade() -> None:
    op.execute(SERIES)
