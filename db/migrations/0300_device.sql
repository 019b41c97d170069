create schema device;
comment on schema device is 'Donated devices from the offer to the child. No right for the juror role, ever.';
grant usage on schema device to qarmaq_app;

create table device.transition (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
comment on table device.transition is 'The moves that a device can make, the same table as core/device/transitions; events refer to it, so that no other move can be recorded.';
insert into device.transition (from_state, to_state) values
  ('offered', 'expected'), ('offered', 'declined'),
  ('expected', 'received'), ('expected', 'declined'),
  ('received', 'checked'), ('received', 'for-parts'),
  ('checked', 'wiped'), ('checked', 'in-repair'), ('checked', 'for-parts'),
  ('wiped', 'ready'), ('wiped', 'in-repair'), ('wiped', 'for-parts'),
  ('in-repair', 'checked'), ('in-repair', 'wiped'), ('in-repair', 'for-parts'),
  ('ready', 'reserved'), ('ready', 'in-repair'),
  ('reserved', 'packed'), ('reserved', 'ready'),
  ('packed', 'in-transit'), ('packed', 'reserved'),
  ('in-transit', 'handed-over'), ('in-transit', 'packed'),
  ('handed-over', 'returned'),
  ('returned', 'received'),
  ('for-parts', 'in-repair'), ('for-parts', 'recycled');

create table device.device (
  id uuid primary key,
  number integer generated always as identity,
  state text not null,
  step integer not null default 1,
  version integer not null default 1,
  stay integer not null default 1,
  class text not null,
  grade text,
  make text not null default '',
  model text not null default '',
  serial text not null default '',
  processor text not null default '',
  memory_gb integer,
  storage_gb integer,
  storage_kind text not null default 'unknown',
  battery_health integer,
  screen_inches numeric(3, 1),
  defects text not null default '',
  wipe_failed boolean not null default false,
  account_locked boolean not null default false,
  needs_part boolean not null default false,
  no_charger boolean not null default false,
  wipe_id uuid,
  wipe_outcome text generated always as (case when wipe_id is not null then 'passed' end) stored,
  readiness_id uuid,
  lot_id uuid,
  recipient_id uuid references identity.application (id),
  created_by uuid references identity.account (id),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint device_number_unique unique (number),
  constraint device_class_known check (class in ('laptop', 'desktop', 'tablet', 'phone')),
  constraint device_grade_known check (grade in ('A', 'B', 'C')),
  constraint device_storage_known check (storage_kind in ('unknown', 'none', 'ssd', 'hdd', 'emmc')),
  constraint device_memory_range check (memory_gb between 1 and 1024),
  constraint device_storage_range check (storage_gb between 1 and 100000),
  constraint device_battery_range check (battery_health between 0 and 100),
  constraint device_screen_range check (screen_inches between 3 and 60),
  constraint device_wiped_before check (wipe_id is not null
    or state not in ('wiped', 'ready', 'reserved', 'packed', 'in-transit', 'handed-over', 'recycled')),
  constraint device_ready_after_checklist check ((readiness_id is not null and grade is not null and make <> ''
    and not (wipe_failed or account_locked or needs_part or no_charger))
    or state not in ('ready', 'reserved', 'packed', 'in-transit', 'handed-over')),
  constraint device_recipient_with_state check ((recipient_id is not null)
    = (state in ('reserved', 'packed', 'in-transit', 'handed-over'))),
  constraint device_stock_is_ready check (lot_id is null
    or state in ('ready', 'reserved', 'packed', 'in-transit', 'handed-over'))
);
comment on table device.device is 'One device and where it is. state is that of its last event (step); a row is never deleted.';
comment on column device.device.number is 'What its label names.';
comment on column device.device.version is 'Grows with every change: who changes a device says which version they saw.';
comment on column device.device.stay is 'How many times it has come to the workshop: what was wiped and checked in an earlier stay counts no longer.';
comment on column device.device.lot_id is 'The lot of a contest whose count it is part of.';
comment on column device.device.recipient_id is 'The application that it is reserved for or was handed over to; technicians never see it.';
create index device_state on device.device (state, number);
create index device_lot on device.device (lot_id, state) where lot_id is not null;
create unique index device_one_each on device.device (recipient_id) where recipient_id is not null;
create unique index device_serial_unique on device.device (lower(make), upper(serial)) where serial <> '';

create table device.event (
  device_id uuid not null references device.device (id),
  step integer not null,
  previous integer generated always as (step - 1) stored,
  from_state text,
  to_state text not null,
  recipient_id uuid references identity.application (id),
  note text not null default '',
  by_account uuid references identity.account (id),
  at timestamptz not null,
  primary key (device_id, step),
  constraint event_state_unique unique (device_id, step, to_state),
  constraint event_begins_once check ((step = 1) = (from_state is null)),
  constraint event_begins_somewhere check (step > 1 or to_state in ('offered', 'expected', 'received')),
  constraint event_follows foreign key (device_id, previous, from_state) references device.event (device_id, step, to_state),
  constraint event_is_allowed foreign key (from_state, to_state) references device.transition (from_state, to_state)
);
comment on table device.event is 'Every move of a device, numbered without a gap, each from where the one before ended. Append-only.';

alter table device.device add constraint device_state_of_event
  foreign key (id, step, state) references device.event (device_id, step, to_state) deferrable initially deferred;

create table device.wipe (
  id uuid primary key,
  device_id uuid not null references device.device (id),
  stay integer not null,
  category text not null,
  method text not null,
  tool text not null default '',
  outcome text not null,
  serial text not null default '',
  note text not null default '',
  by_account uuid references identity.account (id),
  at timestamptz not null,
  constraint wipe_target unique (id, device_id, stay, outcome),
  constraint wipe_category_known check (category in ('clear', 'purge', 'destroy', 'no-storage')),
  constraint wipe_outcome_known check (outcome in ('passed', 'failed')),
  constraint wipe_method_said check (btrim(method) <> '')
);
comment on table device.wipe is 'How the data on a device was removed, in the categories of NIST SP 800-88; failed attempts too. Append-only.';
create index wipe_device on device.wipe (device_id, at);

alter table device.device add constraint device_wipe_of_stay
  foreign key (wipe_id, id, stay, wipe_outcome) references device.wipe (id, device_id, stay, outcome);

create table device.readiness (
  id uuid primary key,
  device_id uuid not null references device.device (id),
  stay integer not null,
  passed text[] not null,
  by_account uuid references identity.account (id),
  at timestamptz not null,
  constraint readiness_target unique (id, device_id, stay),
  constraint readiness_kazakh_and_pack check (passed @> array['kazakh-layout', 'study-pack'])
);
comment on table device.readiness is 'A checklist that was passed as a whole; without one no device is ready. Append-only.';
create index readiness_device on device.readiness (device_id, at);

alter table device.device add constraint device_readiness_of_stay
  foreign key (readiness_id, id, stay) references device.readiness (id, device_id, stay);

-- A lot that the register counts names class and grade of its devices; the database counts them.
alter table allocation.lot add constraint lot_kind_unique unique (id, class, grade);
alter table device.device add constraint device_lot_of_kind
  foreign key (lot_id, class, grade) references allocation.lot (id, class, grade);

create function device.count_lot() returns trigger language plpgsql as $$
begin
  if old.lot_id is not distinct from new.lot_id then
    return null;
  end if;
  update allocation.lot l
    set count = (select count(*) from device.device d where d.lot_id = l.id), version = version + 1
    where l.id in (old.lot_id, new.lot_id);
  return null;
end $$;
create trigger device_counts_lot after update of lot_id on device.device for each row execute function device.count_lot();

create function device.keep_history() returns trigger language plpgsql as $$
begin
  raise exception 'the history of devices is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger event_append_only before update or delete on device.event for each row execute function device.keep_history();
create trigger wipe_append_only before update or delete on device.wipe for each row execute function device.keep_history();
create trigger readiness_append_only before update or delete on device.readiness for each row execute function device.keep_history();
create trigger device_stays before delete on device.device for each row execute function device.keep_history();

grant select on device.transition to qarmaq_app;
grant select, insert, update on device.device to qarmaq_app;
grant select, insert on device.event, device.wipe, device.readiness to qarmaq_app;
