create table audit.entry (
  seq bigint primary key,
  at timestamptz not null,
  actor_id uuid,
  actor_role text not null,
  db_role text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  details jsonb not null,
  request_id text not null,
  prev_hash bytea not null,
  hash bytea not null unique
);
comment on table audit.entry is 'Append-only record of every change of state; each row carries the hash of the one before. Never personal data in details.';
create index entry_subject on audit.entry (subject_kind, subject_id);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit.entry is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger entry_append_only before update or delete on audit.entry for each row execute function audit.refuse_change();
create trigger entry_no_truncate before truncate on audit.entry for each statement execute function audit.refuse_change();

-- The hash covers the fields joined by U+001F, the previous hash first; domain/audit/verify-chain recomputes it independently.
create function audit.append(
  p_at timestamptz, p_actor_id uuid, p_actor_role text, p_action text,
  p_subject_kind text, p_subject_id text, p_details jsonb, p_request_id text
) returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
  v_seq bigint;
  v_prev bytea;
  v_db_role text := current_setting('role');
begin
  perform pg_advisory_xact_lock(7203511);
  select seq + 1, hash into v_seq, v_prev from audit.entry order by seq desc limit 1;
  if v_seq is null then
    v_seq := 1;
    v_prev := decode(repeat('00', 32), 'hex');
  end if;
  insert into audit.entry values (
    v_seq, p_at, p_actor_id, p_actor_role, v_db_role, p_action, p_subject_kind, p_subject_id, p_details, p_request_id, v_prev,
    sha256(convert_to(concat_ws(chr(31), encode(v_prev, 'hex'), v_seq::text,
      to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), coalesce(p_actor_id::text, ''), p_actor_role,
      v_db_role, p_action, p_subject_kind, p_subject_id, p_details::text, p_request_id), 'UTF8'))
  );
  return v_seq;
end
$$;

revoke all on function audit.append from public;
grant execute on function audit.append to qarmaq_app, qarmaq_juror;
grant select on audit.entry to qarmaq_app;
