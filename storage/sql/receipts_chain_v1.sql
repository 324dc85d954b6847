-- Receipts, chained as what was recorded about people is: each entry is the receipt as its first telling had it, and
-- continues the one before. What becomes known later (its case, its statement, another telling) is no part of it.
alter table receipts
    add column position bigint not null,
    add column entry text not null,
    add column previous text not null,
    add column digest text not null;
create unique index receipts_position on receipts (position);

create function link_receipt_v1() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    -- One after another, so that each finds the one before it; until the transaction ends.
    perform pg_advisory_xact_lock(4921570316);
    if exists (select from receipts r where r.receipt = new.receipt) then
        return null;
    end if;
    new.position := coalesce((select max(r.position) from receipts r), 0) + 1;
    new.entry := jsonb_build_object(
        'receipt', new.receipt, 'amount', new.amount, 'reference', new.reference, 'channel', new.channel,
        'source', new.source, 'paid_at', to_char(new.paid_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text;
    new.previous := coalesce((select r.digest from receipts r order by r.position desc limit 1), repeat('0', 64));
    new.digest := encode(sha256(convert_to(new.previous || new.entry, 'UTF8')), 'hex');
    return new;
end $$;
create trigger linked before insert on receipts for each row execute function link_receipt_v1();

alter table heads add column receipts integer not null default 0, add column receipts_digest text;
revoke execute on function link_receipt_v1() from public;
