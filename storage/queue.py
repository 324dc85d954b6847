"""The statements of the outbox: who waits for a turn, and who holds one.

A case waits while its `ready_at` is set: it owes an effect, or operators have not been shown its newest events. How
long a lease lasts is by the database's clock alone: workers on many machines share it, however wrong their own are.
"""

from typing import Final

# Half are those that have waited longest. Of the others come first those that owe more than letters, and then those
# that came to wait last: somebody waits for them now, while a backlog is worked off. Without one it is the same. What
# may come is found by indexes first: a backlog of letters is not read through for each claim (`sql/urgent_v1.sql`).
# The letter with the link to a new PIN is no such letter: somebody waits for it at her screen.
CLAIM: Final = """
with oldest as (
    select application
    from cases
    where ready_at <= coalesce(%(now)s::timestamptz, now())
      and left_by is distinct from %(edition)s
      and (leased_until is null or leased_until <= now())
    order by ready_at, application
    limit (%(limit)s + 1) / 2
    for update skip locked
), urgent as materialized (
    select distinct application
    from effects
    where performed_at is null and kind not in ('notify', 'copy', 'address-letter', 'urge')
), may_come as (
    (select application
    from cases join urgent using (application)
    where ready_at <= coalesce(%(now)s::timestamptz, now())
      and left_by is distinct from %(edition)s
      and (leased_until is null or leased_until <= now())
    order by ready_at desc, application desc
    limit 2 * %(limit)s)
    union
    (select application
    from cases
    where ready_at <= coalesce(%(now)s::timestamptz, now())
      and left_by is distinct from %(edition)s
      and (leased_until is null or leased_until <= now())
    order by ready_at desc, application desc
    limit 2 * %(limit)s)
), newest as (
    select application
    from cases
    where ready_at <= coalesce(%(now)s::timestamptz, now())
      and left_by is distinct from %(edition)s
      and (leased_until is null or leased_until <= now())
      and application in (select application from may_come)
      and application not in (select application from oldest)
    order by application in (select application from urgent) desc, ready_at desc, application desc
    limit %(limit)s / 2
    for update skip locked
), chosen as (
    select application from oldest
    union all
    select application from newest
)
update cases c
set worker = %(worker)s, leased_until = now() + make_interval(secs => %(seconds)s)
from chosen
where c.application = chosen.application
returning c.application, c.permit, c.definition, c.shown, c.version, c.ready_at, c.snapshot_edition
"""

CLAIM_NAMED: Final = """
with chosen as (
    select application
    from cases
    where application = any (%(applications)s)
      and ready_at is not null
      and (leased_until is null or leased_until <= now() or worker = %(handed)s)
    order by application
    for update skip locked
)
update cases c
set worker = %(worker)s, leased_until = now() + make_interval(secs => %(seconds)s)
from chosen
where c.application = chosen.application
returning c.application, c.permit, c.definition, c.shown, c.version, c.ready_at, c.snapshot_edition
"""

OWED: Final = """
select application, effect, kind, body
from effects
where application = any (%(applications)s) and performed_at is null
order by application, position
"""

HELD: Final = """
select application
from cases
where application = any (%(applications)s) and worker = %(worker)s
"""

RENEW: Final = """
with mine as (
    select application
    from cases
    where application = any (%(applications)s) and worker = %(worker)s and leased_until > now()
    order by application
    for update
)
update cases c
set leased_until = now() + make_interval(secs => %(seconds)s)
from mine
where c.application = mine.application
"""

OWING: Final = "select count(*), min(owed_at) from effects where performed_at is null"

HOLDERS: Final = "select distinct worker from cases where worker is not null order by worker"

LIVING: Final = "select distinct worker from cases where worker is not null and leased_until > now()"

REVOKE: Final = """
with theirs as (
    select application
    from cases
    where worker = any (%(workers)s)
    order by application
    for update
)
update cases c
set worker = null, leased_until = null
from theirs
where c.application = theirs.application
"""

# Whoever held it could read it, so it is left no longer. Showing can only go forward. What is owed waits until it is
# tried again; what happened meanwhile need not wait.
RELEASE: Final = """
with mine as (
    select application
    from cases
    where application = any (%(applications)s) and worker = %(worker)s
    order by application
    for update
)
update cases c
set shown = greatest(c.shown, n.shown), worker = null, leased_until = null, left_by = null,
    trouble = n.trouble,
    ready_at = case when c.owing = 0 and c.version <= greatest(c.shown, n.shown) then null
                    when c.version > n.seen then coalesce(%(now)s::timestamptz, now())
                    else coalesce(%(now)s::timestamptz, now()) + make_interval(secs => n.waits_seconds) end
from mine
join unnest(%(applications)s::text[], %(seen)s::integer[], %(shown)s::integer[], %(troubles)s::text[],
            %(waits_seconds)s::double precision[])
    as n (application, seen, shown, trouble, waits_seconds) using (application)
where c.application = mine.application
"""

NOTE_TROUBLE: Final = """
update cases
set trouble = %(message)s
where application = %(application)s and worker = %(worker)s
"""

# Whoever can read it takes it up: a worker of another edition, as soon as it looks.
LEAVE: Final = """
update cases
set worker = null, leased_until = null, left_by = %(edition)s, trouble = %(trouble)s
where application = %(application)s and worker = %(worker)s
"""

LEFT: Final = """
select application
from cases
where left_by is not null and trouble is not null
order by application
"""

TROUBLE: Final = """
select trouble, case when worker is null and left_by is null then ready_at end
from cases
where application = %(application)s and (owing > 0 or left_by is not null) and trouble is not null
"""

STUCK: Final = """
select c.application, c.permit, c.trouble,
       case when c.worker is null and c.left_by is null then c.ready_at end, e.owed_at, e.body
from cases c
join effects e on e.application = c.application and e.performed_at is null
where c.owing > 0 and c.trouble is not null
order by c.application, e.position
"""

TRY_NOW: Final = """
with idle as (
    select application
    from cases
    where application = any (%(applications)s) and owing > 0
      and (leased_until is null or leased_until <= now())
    order by application
    for update
)
update cases c
set ready_at = coalesce(%(now)s::timestamptz, now())
from idle
where c.application = idle.application
returning c.application
"""

BACKLOG: Final = """
select count(*)
from cases
where ready_at <= coalesce(%(now)s::timestamptz, now())
  and (leased_until is null or leased_until <= now())
"""

HISTORIES: Final = """
select application, events
from commits
where application = any (%(applications)s)
order by application, number
"""
