-- What a juror's window saves by itself: it names itself at random and counts what it sends, as an essay's does.
alter table writing.review
  add column writer uuid,
  add column writer_step integer,
  add constraint review_writer_whole check (num_nulls(writer, writer_step) in (0, 2));
comment on column writing.review.writer is 'The window that wrote this draft: its own next step is no conflict, however many answers were lost on the way.';

create table writing.review_version (
  assignment_id uuid not null references writing.review (assignment_id) on delete cascade,
  version integer not null,
  state text not null,
  scores jsonb not null,
  note text not null,
  comment text not null,
  saved_at timestamptz not null,
  primary key (assignment_id, version),
  constraint review_version_state_known check (state in ('draft', 'submitted')),
  constraint review_version_scores_object check (jsonb_typeof(scores) = 'object')
);
comment on table writing.review_version is 'What a juror handed in, each time, and drafts that another window replaced: scores {criterion: level}. Only added to; gone with the essay or its withdrawal.';

create function writing.refuse_version_change() returns trigger language plpgsql as $$
begin
  raise exception 'earlier scores are only ever added' using errcode = 'restrict_violation';
end
$$;
-- A cascade and the withdrawal's own trigger run inside another trigger; whatever else deletes does not.
create trigger review_version_kept before update or delete on writing.review_version
  for each row when (pg_trigger_depth() = 0) execute function writing.refuse_version_change();

create table writing.reading_time (
  assignment_id uuid primary key references writing.assignment (id) on delete cascade,
  minutes smallint not null,
  counted_at timestamptz not null,
  constraint reading_time_range check (minutes between 0 and 240)
);
comment on table writing.reading_time is 'Whole minutes that a juror read an essay, for his or her own estimate: the juror role alone may ask.';

alter table writing.juror add column paused_until date;
comment on column writing.juror.paused_until is 'The last day of a break that the juror takes: until then nothing new is given out to him or her.';

grant select (paused_until), update (paused_until) on writing.juror to qarmaq_juror;
grant select, insert on writing.review_version to qarmaq_app, qarmaq_juror;
grant select, insert, update on writing.reading_time to qarmaq_juror;

alter table writing.review_version enable row level security;
alter table writing.review_version force row level security;
create policy staff on writing.review_version to qarmaq_app, qarmaq_owner using (true) with check (true);
create policy own on writing.review_version to qarmaq_juror
  using (assignment_id in (select id from writing.assignment))
  with check (assignment_id in (select id from writing.assignment where state <> 'recused'));

alter table writing.reading_time enable row level security;
alter table writing.reading_time force row level security;
create policy own on writing.reading_time to qarmaq_juror
  using (assignment_id in (select id from writing.assignment))
  with check (assignment_id in (select id from writing.assignment where state <> 'recused'));
