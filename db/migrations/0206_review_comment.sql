create table writing.review_comment (
  assignment_id uuid primary key references writing.review (assignment_id) on delete cascade,
  body text not null,
  state text not null default 'waiting',
  shown text not null default '',
  reason text not null default '',
  decided_by uuid references identity.account (id),
  decided_at timestamptz,
  version integer not null default 1,
  constraint review_comment_state_known check (state in ('waiting', 'approved', 'refused')),
  constraint review_comment_body_short check (length(body) <= 1000),
  constraint review_comment_decision check ((state = 'waiting') = (decided_at is null) and num_nulls(decided_by, decided_at) in (0, 2)),
  constraint review_comment_shown check ((state = 'approved') = (shown <> '')),
  constraint review_comment_reason check ((state = 'refused') = (reason <> ''))
);
comment on table writing.review_comment is 'A juror''s words to the child. The child reads shown, after the announcement, once an organiser approved it; never who wrote it.';

-- An approval holds for the words it was given to.
create function writing.await_comment_decision() returns trigger language plpgsql as $$
begin
  new.state := 'waiting';
  new.shown := '';
  new.reason := '';
  new.decided_by := null;
  new.decided_at := null;
  new.version := old.version + 1;
  return new;
end
$$;
create trigger review_comment_changed before update of body on writing.review_comment
  for each row when (new.body is distinct from old.body) execute function writing.await_comment_decision();

-- Of a withdrawn essay no words of a juror stay: they may quote it.
create function writing.erase_words_on_withdrawn() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from writing.review_comment c using writing.assignment a where a.id = c.assignment_id and a.essay_id = new.id;
  delete from writing.review_version v using writing.assignment a where a.id = v.assignment_id and a.essay_id = new.id;
  return null;
end
$$;
revoke all on function writing.erase_words_on_withdrawn from public;
create trigger essay_withdrawn_words after update of state on writing.essay
  for each row when (new.state = 'withdrawn' and old.state <> 'withdrawn') execute function writing.erase_words_on_withdrawn();

grant select, insert, update on writing.review_comment to qarmaq_app;
grant select (assignment_id, body), insert (assignment_id, body), update (body) on writing.review_comment to qarmaq_juror;

alter table writing.review_comment enable row level security;
alter table writing.review_comment force row level security;
create policy staff on writing.review_comment to qarmaq_app, qarmaq_owner using (true) with check (true);
create policy own on writing.review_comment to qarmaq_juror
  using (assignment_id in (select id from writing.assignment))
  with check (assignment_id in (select id from writing.assignment where state <> 'recused'));
