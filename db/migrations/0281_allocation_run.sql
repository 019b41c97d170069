alter table allocation.run
  add column format text not null default 'qarmaq-allocation/1',
  add column output jsonb,
  add column approved_by uuid references identity.account (id),
  add column approved_at timestamptz,
  add column withdrawn_reason text,
  drop constraint run_state_known,
  add constraint run_state_known check (state in ('proposed', 'approved', 'published', 'withdrawn')),
  add constraint run_format_known check (format in ('qarmaq-allocation/1', 'qarmaq-allocation/2')),
  add constraint run_output_of_format check ((format = 'qarmaq-allocation/1') = (output is null)),
  add constraint run_approved_by_another check (approved_by <> created_by),
  add constraint run_approved_before_published check (
    format = 'qarmaq-allocation/1' or state not in ('approved', 'published')
    or (approved_by is not null and approved_at is not null));
alter table allocation.run alter column format drop default;
comment on column allocation.run.format is 'How input and reasons are written; runs of the first format are readable and can be rerun with the program version that they name.';
comment on column allocation.run.output is 'What core/allocation answered, applicants by their pseudonyms: with input the file that is published.';
comment on column allocation.run.input is 'The problem as core/allocation reads it, applicants by pseudonym (in the first format by application code); input_hash is the SHA-256 of its canonical JSON.';

-- What was decided does not change: only how far a run has come.
create function allocation.keep_run() returns trigger language plpgsql as $$
begin
  if (new.input, new.output, new.input_hash, new.output_hash, new.program_version, new.created_by, new.created_at)
    is distinct from (old.input, old.output, old.input_hash, old.output_hash, old.program_version, old.created_by, old.created_at)
  then
    raise exception 'a run of an allocation is immutable' using errcode = 'check_violation', constraint = 'run_immutable';
  end if;
  return new;
end $$;
create trigger run_immutable before update on allocation.run for each row execute function allocation.keep_run();

alter table allocation.decision add column lot text;
comment on column allocation.decision.lot is 'The lot in the problem of the run that a recipient''s device is of; null for others and in runs of the first format.';
