-- An organiser may give one child more time. The reason is for the family too, and goes with a withdrawal.
create table identity.extension (
  id uuid primary key,
  application_id uuid not null references identity.application (id) on delete cascade,
  until timestamptz not null,
  reason text not null,
  granted_by uuid references identity.account (id),
  granted_at timestamptz not null,
  ended_by uuid references identity.account (id),
  ended_at timestamptz,
  constraint extension_reason_said check (ended_at is not null or length(btrim(reason)) > 0),
  constraint extension_until_later check (until > granted_at)
);
comment on table identity.extension is 'More time for one application, until a moment, for a stated reason; a newer one or a revocation ends it.';
create unique index extension_one_in_force on identity.extension (application_id) where ended_at is null;
grant select, insert, update, delete on identity.extension to qarmaq_app;
