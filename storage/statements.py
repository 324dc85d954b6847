"""The statements of the decision transaction, set-based: one case or forty take the same number of them.

Each takes arrays, one entry per row. The lock on `cases` makes decisions on one case follow each other; the primary
key of `events` (application, sequence) is the expected version, should anybody ever write without the lock.
"""

from typing import Final

LOCK: Final = """
select application, definition, digest
from cases
where application = any (%(applications)s)
order by application
for update
"""

LOCK_AS_OFFICER: Final = """
select application, definition, digest
from cases c
where application = any (%(applications)s)
  and exists (select from case_parties p where p.application = c.application and p.party = any (%(parties)s))
order by application
for update of c
"""

# A statement of its own, so that it sees what the transaction it waited for has written.
HISTORY: Final = """
select application, body::text
from events
where application = any (%(applications)s)
order by application, sequence
"""

ADD_PARTIES: Final = """
insert into case_parties (application, party)
select * from unnest(%(application)s::text[], %(party)s::text[])
on conflict do nothing
"""

OPEN_CASES: Final = """
insert into cases (application, permit, definition, submitted_at, applicant, version, digest)
select * from unnest(
    %(application)s::text[], %(permit)s::text[], %(definition)s::text[], %(submitted_at)s::timestamptz[],
    %(applicant)s::text[], %(version)s::integer[], %(digest)s::text[])
"""

CONTINUE_CASES: Final = """
update cases c
set version = n.version, digest = n.digest, applicant = n.applicant, ending = n.ending,
    licence_number = n.licence_number
from unnest(
    %(application)s::text[], %(version)s::integer[], %(digest)s::text[],
    %(applicant)s::text[], %(ending)s::text[], %(licence_number)s::text[])
    as n (application, version, digest, applicant, ending, licence_number)
where c.application = n.application
"""

ADD_EVENTS: Final = """
insert into events (application, sequence, type, at, body, previous, digest)
select n.application, n.sequence, n.type, n.at, n.body::json, n.previous, n.digest
from unnest(
    %(application)s::text[], %(sequence)s::integer[], %(type)s::text[], %(at)s::timestamptz[],
    %(body)s::text[], %(previous)s::text[], %(digest)s::text[])
    as n (application, sequence, type, at, body, previous, digest)
"""

KEEP_TASKS: Final = """
insert into tasks as t
    (task, application, step, round, agency, role, opened_at, due, claimed_by, claimed_name, is_open)
select * from unnest(
    %(task)s::text[], %(application)s::text[], %(step)s::text[], %(round)s::integer[],
    %(agency)s::text[], %(role)s::text[], %(opened_at)s::timestamptz[], %(due)s::timestamptz[],
    %(claimed_by)s::text[], %(claimed_name)s::text[], %(is_open)s::boolean[])
on conflict (task) do update
set claimed_by = excluded.claimed_by, claimed_name = excluded.claimed_name, is_open = excluded.is_open
"""

ADD_EFFECTS: Final = """
insert into effects (effect, application, kind, step, round, moment, template, owed_at)
select * from unnest(
    %(effect)s::text[], %(application)s::text[], %(kind)s::text[], %(step)s::text[], %(round)s::integer[],
    %(moment)s::text[], %(template)s::text[], %(owed_at)s::timestamptz[])
on conflict (effect) do nothing
"""

MARK_PERFORMED: Final = """
update effects e set performed_at = n.at
from unnest(%(effect)s::text[], %(at)s::timestamptz[]) as n (effect, at)
where e.effect = n.effect
"""

# What already waits keeps its place in the queue.
KEEP_PUSHES: Final = """
insert into pushes as p (application, permit, definition, version, owing, ready_at)
select * from unnest(
    %(application)s::text[], %(permit)s::text[], %(definition)s::text[], %(version)s::integer[],
    %(owing)s::integer[], %(ready_at)s::timestamptz[])
on conflict (application) do update
set version = excluded.version, owing = excluded.owing,
    ready_at = case when p.owing > 0 or p.version > p.shown
                    then least(p.ready_at, excluded.ready_at) else excluded.ready_at end
"""

REGISTER_LICENCES: Final = """
insert into licences
    (application, number, verification, name_id, name_en, holder, issued_at, valid_until, sha256)
select * from unnest(
    %(application)s::text[], %(number)s::text[], %(verification)s::text[], %(name_id)s::text[],
    %(name_en)s::text[], %(holder)s::text[], %(issued_at)s::timestamptz[], %(valid_until)s::date[],
    %(sha256)s::text[])
"""

KEEP_PIN: Final = "insert into pins (application, seal) values (%(application)s, %(seal)s)"

DRAW_NUMBER: Final = "select draw_number(%(series)s, %(year)s)"

WAKE: Final = "notify izin_outbox"
