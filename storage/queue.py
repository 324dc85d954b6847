"""The statements of the outbox: who waits for a turn, and who holds one."""

from typing import Final

CLAIM: Final = """
with chosen as (
    select application
    from pushes
    where (owing > 0 or version > shown)
      and ready_at <= %(now)s
      and (leased_until is null or leased_until <= %(now)s)
    order by ready_at, application
    limit %(limit)s
    for update skip locked
)
update pushes p
set worker = %(worker)s, leased_until = %(now)s::timestamptz + make_interval(secs => %(seconds)s)
from chosen
where p.application = chosen.application
returning p.application, p.permit, p.definition, p.shown, p.version, p.ready_at
"""

CLAIM_NAMED: Final = """
with chosen as (
    select application
    from pushes
    where application = any (%(applications)s)
      and (owing > 0 or version > shown)
      and (leased_until is null or leased_until <= %(now)s)
    order by application
    for update skip locked
)
update pushes p
set worker = %(worker)s, leased_until = %(now)s::timestamptz + make_interval(secs => %(seconds)s)
from chosen
where p.application = chosen.application
returning p.application, p.permit, p.definition, p.shown, p.version, p.ready_at
"""

OWED: Final = """
select application, effect, kind, step, round, moment, template
from effects
where application = any (%(applications)s) and performed_at is null
order by application, position
"""

HELD: Final = """
select application
from pushes
where application = any (%(applications)s) and worker = %(worker)s
"""

RENEW: Final = """
with mine as (
    select application
    from pushes
    where application = any (%(applications)s) and worker = %(worker)s and leased_until > %(now)s
    order by application
    for update
)
update pushes p
set leased_until = %(now)s::timestamptz + make_interval(secs => %(seconds)s)
from mine
where p.application = mine.application
"""

HOLDERS: Final = "select distinct worker from pushes where worker is not null order by worker"

REVOKE: Final = """
with theirs as (
    select application
    from pushes
    where worker = any (%(workers)s)
    order by application
    for update
)
update pushes p
set worker = null, leased_until = null
from theirs
where p.application = theirs.application
"""

# Showing can only go forward. What is owed waits until it is tried again; what happened meanwhile need not wait.
RELEASE: Final = """
with mine as (
    select application
    from pushes
    where application = any (%(applications)s) and worker = %(worker)s
    order by application
    for update
)
update pushes p
set shown = greatest(p.shown, n.shown), worker = null, leased_until = null,
    trouble = n.trouble,
    ready_at = case when p.version > n.seen then %(now)s::timestamptz
                    else coalesce(n.retry_at, %(now)s::timestamptz) end
from mine
join unnest(%(applications)s::text[], %(seen)s::integer[], %(shown)s::integer[], %(troubles)s::text[],
            %(retries_at)s::timestamptz[])
    as n (application, seen, shown, trouble, retry_at) using (application)
where p.application = mine.application
"""

NOTE_TROUBLE: Final = """
update pushes
set trouble = %(message)s
where application = %(application)s and worker = %(worker)s
"""

TROUBLE: Final = """
select trouble, case when worker is null then ready_at end
from pushes
where application = %(application)s and owing > 0 and trouble is not null
"""

BACKLOG: Final = """
select count(*)
from pushes
where (owing > 0 or version > shown)
  and ready_at <= %(now)s
  and (leased_until is null or leased_until <= %(now)s)
"""

OVERDUE: Final = """
select distinct application
from tasks
where is_open and agency is null and due < %(now)s
order by application
"""

HISTORIES: Final = """
select application, body::text
from events
where application = any (%(applications)s)
order by application, sequence
"""
