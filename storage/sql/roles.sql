-- Roles belong to the whole cluster, so another database's migration may be making them at this moment.
do $$
declare wanted text;
begin
    foreach wanted in array array['izin_portal', 'izin_worker', 'izin_gate'] loop
        begin
            if not exists (select from pg_roles where rolname = wanted) then
                execute format('create role %I nologin', wanted);
            end if;
        exception when duplicate_object or unique_violation then null;
        end;
        -- The login may become these roles, but has none of their rights by itself.
        if current_setting('server_version_num')::integer >= 160000 then
            execute format('grant %I to current_user with inherit false, set true', wanted);
        else
            execute format('grant %I to current_user', wanted);
        end if;
    end loop;
end $$;

grant usage on schema public to izin_portal, izin_worker, izin_gate;
