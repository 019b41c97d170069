create table allocation.stock (
  contest_id uuid not null references contest.contest (id) on delete cascade,
  region char(9) not null references region.unit (kato),
  devices integer not null,
  version integer not null default 1,
  primary key (contest_id, region),
  constraint stock_devices_range check (devices between 0 and 100000)
);
comment on table allocation.stock is 'Devices available for a contest per level-1 region, as entered by an organiser.';

create table allocation.run (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id),
  scoring_run_id uuid not null references writing.scoring_run (id),
  state text not null default 'proposed',
  input jsonb not null,
  input_hash text not null,
  output_hash text not null,
  program_version text not null,
  created_by uuid not null references identity.account (id),
  created_at timestamptz not null,
  published_by uuid references identity.account (id),
  published_at timestamptz,
  withdrawn_by uuid references identity.account (id),
  withdrawn_at timestamptz,
  constraint run_state_known check (state in ('proposed', 'published', 'withdrawn'))
);
comment on table allocation.run is 'An immutable allocation: frozen input, hashes, and whether its list is published.';
create unique index run_one_published on allocation.run (contest_id) where state = 'published';

create table allocation.decision (
  run_id uuid not null references allocation.run (id) on delete cascade,
  application_id uuid not null references identity.application (id),
  region char(9) not null references region.unit (kato),
  outcome text not null,
  position integer not null,
  reason jsonb not null,
  primary key (run_id, application_id),
  constraint decision_outcome_known check (outcome in ('recipient', 'waiting', 'not-considered'))
);
comment on table allocation.decision is 'What a run decided for one application; position counts from 1 within region and outcome.';
create index decision_region on allocation.decision (run_id, region, outcome, position);

grant select, insert, update, delete on all tables in schema allocation to qarmaq_app;
