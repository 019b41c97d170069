-- How sure a decision is, and the readings that would make it surer.
create table writing.certainty_run (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id),
  -- the run that ranks; null while jurors score, when the readings are taken as they stand
  scoring_run_id uuid references writing.scoring_run (id),
  most_readings integer,
  created_by uuid not null references identity.account (id),
  created_at timestamptz not null,
  program_version text not null,
  state text not null,
  attempts smallint not null default 0,
  failure text,
  input_hash text,
  problem_hash text,
  finished_at timestamptz,
  result jsonb,
  constraint certainty_run_state_known check (state in ('queued', 'done', 'failed')),
  constraint certainty_run_failure check ((state = 'failed') = (failure is not null)),
  constraint certainty_run_failure_known check (failure in ('no-devices', 'no-spread', 'changed', 'broke-off')),
  constraint certainty_run_result check ((state = 'done') = (result is not null and input_hash is not null and problem_hash is not null)),
  constraint certainty_run_purpose check ((scoring_run_id is null) = (most_readings is not null)),
  constraint certainty_run_most_range check (most_readings between 1 and 2000)
);
comment on table writing.certainty_run is 'How sure the decisions of a contest are: the rule of allocation carried out on many draws of the true levels. Asked for while jurors score, to see where further readings decide, or after the decision.';
comment on column writing.certainty_run.most_readings is 'How many further readings may be offered; null after the decision, when nothing is read any more.';
comment on column writing.certainty_run.input_hash is 'SHA-256 of problem, reviews, number of draws and version: the generator''s seed comes from it, so that the same input gives the same numbers.';
comment on column writing.certainty_run.problem_hash is 'Of the allocation problem that was carried out: that of a list which was made from the same scores and rules.';
create unique index certainty_run_one_open on writing.certainty_run (contest_id) where state = 'queued';
create index certainty_run_contest on writing.certainty_run (contest_id, created_at);

create function writing.keep_certainty_run() returns trigger language plpgsql as $$
begin
  if old.state <> 'queued' then
    raise exception 'a certainty run that has ended does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger certainty_run_immutable before update on writing.certainty_run
  for each row execute function writing.keep_certainty_run();

create table writing.certainty_essay (
  run_id uuid not null references writing.certainty_run (id) on delete cascade,
  essay_id uuid not null references writing.essay (id) on delete cascade,
  chance double precision not null,
  receives boolean not null,
  primary key (run_id, essay_id),
  constraint certainty_essay_chance_range check (chance between 0 and 1)
);
comment on table writing.certainty_essay is 'In how many draws the author of an essay receives a device, and whether by the measures. For organisers after the decision.';

create table writing.reading_batch (
  run_id uuid primary key references writing.certainty_run (id) on delete cascade,
  state text not null,
  settled_by uuid references identity.account (id),
  settled_at timestamptz,
  given integer,
  constraint reading_batch_state_known check (state in ('offered', 'accepted', 'declined', 'lapsed')),
  constraint reading_batch_settled check ((state = 'offered') = (settled_at is null)),
  constraint reading_batch_given check ((state = 'accepted') = (given is not null))
);
comment on table writing.reading_batch is 'Further readings that a certainty run offers: an organiser accepts or declines them once; a newer offer lets the one before lapse.';

create table writing.reading_batch_essay (
  run_id uuid not null references writing.reading_batch (run_id) on delete cascade,
  essay_id uuid not null references writing.essay (id) on delete cascade,
  position integer not null,
  gain double precision not null,
  mended double precision not null,
  primary key (run_id, essay_id),
  constraint reading_batch_essay_position unique (run_id, position)
);
comment on table writing.reading_batch_essay is 'One more reading of an essay, the most helpful first: by how many points the expected loss falls, and the chance of a wrong decision.';

grant select, insert, update on writing.certainty_run, writing.reading_batch to qarmaq_app;
grant select, insert on writing.certainty_essay, writing.reading_batch_essay to qarmaq_app;
