-- A backlog of letters is not in it: what a claim looks for first is as large as the licences that are owed. Its
-- condition stands word for word in the statement (`queue.py`), or it is not used.
create index effects_urgent on effects (application)
    where performed_at is null and kind not in ('notify', 'copy', 'address-letter');
