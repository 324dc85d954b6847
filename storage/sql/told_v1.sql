-- Keeps receipts as `receive_v1` did, and gives how each is kept beside what became of it: a case is told what was told
-- first, whatever tells of it again. What an officer read off differs also where the bank names another day.
create function receive_v2(told jsonb)
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

-- As `post_v1`, the rows of each receipt after one another in the order in which `receive_v2` locks them: whoever books a
-- statement and whoever carries a case on never wait for each other.
create function post_v2(whose text, posted jsonb, billed jsonb) returns void
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

-- As `matched_v1`; one that says another amount, or another day, than was told of the movement first is told by none either.
create function matched_v2(whose text, told jsonb) returns void
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

drop function receive_v1(jsonb);
drop function post_v1(text, jsonb, jsonb);
drop function matched_v1(text, jsonb);
revoke execute on function receive_v2(jsonb), post_v2(text, jsonb, jsonb), matched_v2(text, jsonb) from public;
grant execute on function receive_v2(jsonb), post_v2(text, jsonb, jsonb), matched_v2(text, jsonb)
    to izin_portal, izin_worker;

grant create on schema public to izin_gate;
alter function receive_v2(jsonb) owner to izin_gate;
alter function matched_v2(text, jsonb) owner to izin_gate;
revoke create on schema public from izin_gate;
