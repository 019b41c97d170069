-- A withdrawn essay is taken from its jurors at once, whoever withdraws it and by which way.
create function writing.hide_withdrawn_text() returns trigger language plpgsql as $$
begin
  update writing.anonymous_text set state = 'pending', approved_by = null, approved_at = null, version = version + 1
    where essay_id = new.id and state = 'approved';
  return null;
end
$$;
create trigger essay_withdrawn after update of state on writing.essay
  for each row when (new.state = 'withdrawn' and old.state <> 'withdrawn') execute function writing.hide_withdrawn_text();

alter table writing.assignment_run add column seq bigint generated always as identity;
comment on column writing.assignment_run.seq is 'The order of the runs; two may carry the same time.';
