create schema handover;
comment on schema handover is 'Devices on their way to children and what follows. No right for the juror role, ever.';
grant usage on schema handover to qarmaq_app;

create table handover.rule (
  contest_id uuid primary key references contest.contest (id) on delete cascade,
  weeks smallint[] not null,
  months smallint not null,
  version integer not null default 1,
  constraint rule_months_range check (months between 3 and 6),
  constraint rule_weeks_range check (cardinality(weeks) <= 6 and 1 <= all (weeks) and 26 >= all (weeks))
);
comment on table handover.rule is 'How long a device is lent before it stays with the child, and in which weeks the family is asked how it goes. A contest without a row has the defaults.';

create table handover.check_in (
  id uuid primary key,
  device_id uuid not null,
  step integer not null,
  week smallint not null,
  application_id uuid not null references identity.application (id),
  code_hash text not null,
  ends_at timestamptz not null,
  created_at timestamptz not null,
  constraint check_in_of_hand_over foreign key (device_id, step) references device.event (device_id, step),
  constraint check_in_once unique (device_id, step, week),
  constraint check_in_code_unique unique (code_hash)
);
comment on table handover.check_in is 'A family was asked how it goes: once for each hand-over and week. Its code opens the answer''s page until ends_at, and nothing else.';
create index check_in_application on handover.check_in (application_id);

create table handover.answer (
  id uuid primary key,
  number integer generated always as identity,
  check_in_id uuid not null references handover.check_in (id),
  answer text not null,
  note text not null default '',
  at timestamptz not null,
  seen_by uuid references identity.account (id),
  seen_at timestamptz,
  constraint answer_known check (answer in ('works', 'broken', 'help', 'gone')),
  constraint answer_seen_by_somebody check ((seen_by is null) = (seen_at is null)),
  constraint answer_note_length check (length(note) <= 500)
);
comment on table handover.answer is 'What a family said. "gone" has no consequence: no page shows whose it is.';
create index answer_check_in on handover.answer (check_in_id, number);

create table handover.silence (
  device_id uuid not null,
  step integer not null,
  at timestamptz not null,
  primary key (device_id, step),
  constraint silence_of_hand_over foreign key (device_id, step) references device.event (device_id, step)
);
comment on table handover.silence is 'Hand-overs after which a family is asked no more, because it wished so or has the device no longer.';

create table handover.repair_case (
  id uuid primary key,
  device_id uuid not null references device.device (id),
  application_id uuid not null references identity.application (id),
  said text not null default '',
  opened_at timestamptz not null,
  taken_in_at timestamptz,
  taken_in_by uuid references identity.account (id),
  closed_at timestamptz,
  closed_by uuid references identity.account (id),
  outcome text,
  constraint repair_case_outcome_with_end check ((outcome is null) = (closed_at is null)),
  constraint repair_case_outcome_known check (outcome in ('repaired', 'solved', 'works-again'))
);
comment on table handover.repair_case is 'A device that a child reported broken, until it works for that child again.';
create unique index repair_case_one_open on handover.repair_case (device_id) where closed_at is null;

grant select, insert, update on handover.rule, handover.answer, handover.repair_case to qarmaq_app;
grant select, insert on handover.check_in, handover.silence to qarmaq_app;
