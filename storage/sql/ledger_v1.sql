-- Money (licensing/money). What reached an account of the city, once for each movement of a bank, whatever told it.
-- `other` is what another telling of the same movement said where that differs; `stated_on` the day of the bank's statement
-- that has it. `application` is the case whose history tells it, null while nobody knows what it is for. `left_over` is what
-- no debt took of it and nobody paid back, as the books say.
create table receipts (
    receipt text primary key,
    bank text not null,
    transaction text not null,
    amount bigint not null check (amount > 0),
    paid_at timestamptz not null,
    reference text not null,
    channel text not null check (channel in ('virtual-account', 'qris', 'transfer')),
    source text not null check (source in ('notice', 'statement', 'by-hand')),
    known_at timestamptz not null default now(),
    application text,
    stated_on date,
    other jsonb,
    left_over bigint not null default 0,
    unique (bank, transaction)
);
create index receipts_unmatched on receipts (known_at) where application is null;
create index receipts_paid on receipts (paid_at);
create index receipts_differing on receipts (paid_at) where other is not null;
create index receipts_left_over on receipts (paid_at) where left_over > 0 and application is not null;
create index receipts_unstated on receipts (paid_at) where stated_on is null;

-- What is billed: the number under which anybody can pay, of which case, and until when without interest.
create table bills (
    code text primary key,
    application text not null,
    debt text not null,
    number text not null,
    account text not null,
    amount bigint not null check (amount >= 0),
    billed_at timestamptz not null,
    due timestamptz
);
create index bills_of on bills (application);

-- The books: each row moves an amount from one account to another, so what does not balance cannot be written. A negative
-- amount takes back. Which accounts belong to which kind:
--   received     cash       from deposit      money came in, whatever for
--   assessed     receivable from revenue      somebody owes it
--   reduced      reduction  from receivable   by decision
--   void         revenue    from receivable   it is owed no longer, because it was assessed wrongly or is paid back
--   interest     receivable from revenue      of what was paid late
--   paid         deposit    from receivable   money that came in is for this debt
--   refunded     deposit    from cash         money that was paid back
--   written-off  loss       from receivable   the case ended and nobody will pay
-- A row follows from the event `event` of a case, as its `line`-th; `received` from the receipt alone. `account` is the
-- account code, of principal and of interest each its own; "" where money is for nobody yet. `day` is the city's day of
-- what happened: of a payment the day it was paid.
create table ledger (
    position bigint not null generated always as identity primary key,
    kind text not null,
    debit text not null,
    credit text not null,
    amount bigint not null check (amount <> 0),
    account text not null default '',
    day date not null,
    posted_at timestamptz not null default now(),
    agency text not null default '',
    permit text not null default '',
    application text,
    debt text not null default '',
    receipt text references receipts (receipt),
    event integer,
    line integer,
    constraint balanced check ((kind, debit, credit) in (
        ('received', 'cash', 'deposit'), ('assessed', 'receivable', 'revenue'), ('reduced', 'reduction', 'receivable'),
        ('void', 'revenue', 'receivable'), ('interest', 'receivable', 'revenue'), ('paid', 'deposit', 'receivable'),
        ('refunded', 'deposit', 'cash'), ('written-off', 'loss', 'receivable'))),
    constraint says_why check (
        case when kind = 'received' then application is null and event is null and receipt is not null and amount > 0
             else application is not null and event is not null and line is not null and debt <> '' end),
    constraint of_receipt check ((kind in ('received', 'paid', 'refunded')) = (receipt is not null)),
    unique (application, event, line)
);
create unique index ledger_received on ledger (receipt) where kind = 'received';
create index ledger_receipt on ledger (receipt) where receipt is not null;
-- Sums are read from the indexes alone.
create index ledger_debt on ledger (application, debt, account) include (debit, credit, amount, agency, permit, day)
    where application is not null;
create index ledger_day on ledger (day, kind) include (account, agency, permit, amount);

create trigger append_only before update or delete or truncate on ledger
    for each statement execute function refuse_change();
create trigger append_only before delete or truncate on receipts
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on bills
    for each statement execute function refuse_change();

-- When a transaction ends, no receipt has given more than it brought, each knows what is left of it, and nobody has paid more
-- than she owes.
create function within_bounds_v1() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    rest bigint;
begin
    if new.receipt is not null then
        select sum(case l.kind when 'received' then l.amount else -l.amount end) into rest
        from ledger l where l.receipt = new.receipt;
        if rest < 0 then
            raise exception 'receipt % would give more than it brought', new.receipt;
        end if;
        update receipts r set left_over = rest where r.receipt = new.receipt and r.left_over <> rest;
    end if;
    if new.application is not null and 0 > (
        select sum(case when l.debit = 'receivable' then l.amount when l.credit = 'receivable' then -l.amount else 0 end)
        from ledger l where l.application = new.application and l.debt = new.debt
    ) then
        raise exception 'debt % of % would be paid more than is owed', new.debt, new.application;
    end if;
    return null;
end $$;
create constraint trigger within_bounds after insert on ledger
    deferrable initially deferred for each row execute function within_bounds_v1();

-- Whoever keeps the books sees them all, and who oversees an agency what was posted of it; a case's own rows are added by
-- whoever carries the case on.
create function keeps_books_v1() returns boolean language sql stable
return coalesce(current_setting('izin.books', true), '') = 'yes';

do $$
declare
    part text;
    seen text;
begin
    foreach part in array array['bills', 'ledger'] loop
        seen := format('exists (select from case_parties p where p.application = %I.application offset 0)', part);
        execute format('alter table %I enable row level security', part);
        execute format('alter table %I force row level security', part);
        execute format('create policy worker on %I to izin_worker using (true) with check (true)', part);
        execute format('create policy gate on %I to izin_gate using (true) with check (true)', part);
        execute format('create policy portal_adds on %I for insert to izin_portal with check (%s)', part, seen);
    end loop;
end $$;
create policy portal_sees on ledger for select to izin_portal using (
    (select keeps_books_v1()) or array['*', agency] && (select overseen_v1()));
create policy portal_sees on bills for select to izin_portal using ((select keeps_books_v1()));
alter table receipts enable row level security;
alter table receipts force row level security;
create policy worker on receipts to izin_worker using (true) with check (true);
create policy gate on receipts to izin_gate using (true) with check (true);
create policy portal_sees on receipts for select to izin_portal using ((select keeps_books_v1()));

grant select, insert on ledger, bills to izin_portal, izin_worker, izin_gate;
grant select on receipts to izin_portal;
grant select, insert on receipts to izin_worker, izin_gate;
grant update (application, stated_on, other, left_over) on receipts to izin_worker, izin_gate;

-- Keeps receipts, in one transaction, each once. For each: its place, what became of it (`new`, `known`, or `differs` where
-- one of its number says something else), the case that tells it already, and how it is kept: a case is told what was told
-- first, whatever tells of it again. What an officer read off differs also where the bank names another day.
create function receive_v1(told jsonb)
returns table (place integer, kept text, told_to text, amount bigint, paid_at timestamptz, reference text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
    t record;
    was receipts;
    said jsonb;
    counts_on date;
begin
    for t in
        select n.*, o.ordinality::integer as place
        from jsonb_array_elements(told) with ordinality as o (item, ordinality)
        cross join lateral jsonb_to_record(o.item) as n (
            receipt text, bank text, transaction text, amount bigint, paid_at timestamptz, reference text,
            channel text, source text, stated_on date)
        order by n.receipt
    loop
        insert into receipts (receipt, bank, transaction, amount, paid_at, reference, channel, source, stated_on)
        values (t.receipt, t.bank, t.transaction, t.amount, t.paid_at, t.reference, t.channel, t.source, t.stated_on)
        on conflict do nothing;
        place := t.place;
        if found then
            insert into ledger (kind, debit, credit, amount, day, receipt)
            values ('received', 'cash', 'deposit', t.amount, (t.paid_at at time zone 'Asia/Jakarta')::date, t.receipt);
            kept := 'new';
            told_to := null;
            amount := t.amount;
            paid_at := t.paid_at;
            reference := t.reference;
        else
            select * into was from receipts r where r.receipt = t.receipt for update;
            told_to := was.application;
            amount := was.amount;
            paid_at := was.paid_at;
            reference := was.reference;
            counts_on := (t.paid_at at time zone 'Asia/Jakarta')::date;
            -- A bank has the hours of its notice and of its statement apart; what an officer read off is the day.
            if was.source <> 'by-hand' or counts_on = (was.paid_at at time zone 'Asia/Jakarta')::date then
                counts_on := null;
            end if;
            if was.amount is distinct from t.amount or counts_on is not null
               or (was.reference is distinct from t.reference and t.reference <> '' and was.reference <> '') then
                said := jsonb_strip_nulls(jsonb_build_object(
                    'amount', t.amount, 'reference', t.reference, 'source', t.source, 'paid_on', counts_on));
                update receipts r set other = said, stated_on = coalesce(r.stated_on, t.stated_on)
                where r.receipt = t.receipt and (r.other is distinct from said or r.stated_on is null);
                kept := 'differs';
            else
                update receipts r set stated_on = t.stated_on
                where r.receipt = t.receipt and r.stated_on is null and t.stated_on is not null;
                kept := 'known';
            end if;
        end if;
        return next;
    end loop;
end $$;

-- Which case a billing code is of, to whoever was told the code.
create function bill_of_v1(asked text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select application from bills where code = asked
$$;

-- Writes what an advance adds to the books, and the bills it made. Runs with the caller's rights. The rows of each receipt
-- after one another in the order in which `receive_v1` locks them: whoever books a statement and whoever carries a case on
-- never wait for each other.
create function post_v1(whose text, posted jsonb, billed jsonb) returns void
language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    insert into bills (code, application, debt, number, account, amount, billed_at, due)
    select n.code, whose, n.debt, n.number, n.account, n.amount, n.billed_at, n.due
    from jsonb_to_recordset(billed) as n (code text, debt text, number text, account text, amount bigint,
                                          billed_at timestamptz, due timestamptz);
    insert into ledger (kind, debit, credit, amount, account, day, agency, permit, application, debt, receipt, event, line)
    select n.kind, n.debit, n.credit, n.amount, n.account, n.day, n.agency, n.permit, whose, n.debt, n.receipt, n.event,
           n.line
    from jsonb_to_recordset(posted) as n (kind text, debit text, credit text, amount bigint, account text, day date,
                                          agency text, permit text, debt text, receipt text, event integer, line integer)
    order by n.receipt nulls first, n.event, n.line;
end $$;

-- That these receipts are told by the case: from then on nobody looks for what they are for. One that another case tells, or
-- that says another amount or another day than was told of the movement first, is told by none.
create function matched_v1(whose text, told jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    wrong text;
begin
    select n.receipt into wrong
    from jsonb_to_recordset(told) as n (receipt text, amount bigint, paid_at timestamptz)
    join receipts r on r.receipt = n.receipt
    where (r.amount, (r.paid_at at time zone 'Asia/Jakarta')::date)
          <> (n.amount, (n.paid_at at time zone 'Asia/Jakarta')::date)
    limit 1;
    if found then
        raise exception using errcode = 'IZ004', message = wrong;
    end if;
    update receipts r set application = whose
    from jsonb_to_recordset(told) as n (receipt text)
    where r.receipt = n.receipt and coalesce(r.application, whose) = whose
      and exists (select from bills b where b.application = whose);
    select n.receipt into wrong
    from jsonb_to_recordset(told) as n (receipt text) left join receipts r on r.receipt = n.receipt
    where r.application is distinct from whose limit 1;
    if found then
        raise exception using errcode = 'IZ003', message = wrong;
    end if;
end $$;

revoke execute on function within_bounds_v1(), keeps_books_v1(), receive_v1(jsonb), bill_of_v1(text),
    post_v1(text, jsonb, jsonb), matched_v1(text, jsonb) from public;
grant execute on function keeps_books_v1(), within_bounds_v1() to izin_portal, izin_worker, izin_gate;
grant execute on function receive_v1(jsonb), bill_of_v1(text), post_v1(text, jsonb, jsonb), matched_v1(text, jsonb)
    to izin_portal, izin_worker;

grant create on schema public to izin_gate;
alter function within_bounds_v1() owner to izin_gate;
alter function receive_v1(jsonb) owner to izin_gate;
alter function bill_of_v1(text) owner to izin_gate;
alter function matched_v1(text, jsonb) owner to izin_gate;
revoke create on schema public from izin_gate;
