-- A scoring run becomes a job with a state; what it found is kept beside it and never changes.
alter table writing.scoring_run
  add column state text not null default 'done',
  add column progress smallint not null default 100,
  add column step text,
  add column failure text,
  add column seed text not null default '',
  add column options jsonb not null default '{}',
  add column attempts smallint not null default 0,
  add column lease_until timestamptz,
  add column started_at timestamptz,
  add column finished_at timestamptz,
  add column result jsonb,
  add constraint scoring_run_state_known check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  add constraint scoring_run_progress_range check (progress between 0 and 100),
  add constraint scoring_run_step_known check (step in ('read', 'linear', 'rasch', 'agreement', 'report', 'store')),
  add constraint scoring_run_lease check ((state = 'running') = (lease_until is not null)),
  add constraint scoring_run_failure check ((state = 'failed') = (failure is not null)),
  add constraint scoring_run_failure_known check (failure in ('changed', 'broke-off', 'no-scores'));
alter table writing.scoring_run alter column state drop default;
alter table writing.scoring_run alter column progress drop default;
comment on column writing.scoring_run.input_hash is 'SHA-256 of the canonical JSON of models, rubric and the digest of every review that counts.';
comment on column writing.scoring_run.attempts is 'How often it was begun; also the fence: who began it earlier can store nothing any more.';
comment on column writing.scoring_run.lease_until is 'While running: when it may be begun anew because whoever computes it has gone.';
comment on column writing.scoring_run.result is 'What is not of one essay or juror: variances, criteria, agreement, design, languages, notes.';
create unique index scoring_run_one_open on writing.scoring_run (contest_id) where state in ('queued', 'running');

create function writing.keep_scoring_run() returns trigger language plpgsql as $$
begin
  if old.state in ('done', 'failed', 'cancelled') then
    raise exception 'a scoring run that has ended does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger scoring_run_immutable before update on writing.scoring_run
  for each row execute function writing.keep_scoring_run();

alter table writing.scoring_run_essay
  add column raw double precision,
  add column correction double precision,
  add column trust double precision,
  add column se double precision,
  add column total_se double precision,
  add column component integer,
  add column logit double precision,
  add column logit_se double precision;
comment on table writing.scoring_run_essay is 'One essay in a run, in points of the weighted rubric (0 to 100): the plain mean, the correction for the severity of its jurors, the measure that ranks, its standard errors; and its place in the second opinion in logits.';
revoke update on writing.scoring_run_essay from qarmaq_app;

create table writing.scoring_run_juror (
  run_id uuid not null references writing.scoring_run (id) on delete cascade,
  juror_id uuid not null references writing.juror (id),
  reviews integer not null,
  component integer not null,
  severity double precision not null,
  se double precision,
  infit double precision,
  outfit double precision,
  logit double precision,
  logit_se double precision,
  report jsonb not null,
  primary key (run_id, juror_id)
);
comment on table writing.scoring_run_juror is 'One juror in a run: points that the juror takes off compared with the others, how well the scores fit, and what helps the juror next time. For organisers after the decision.';
grant select, insert on writing.scoring_run_juror to qarmaq_app;
