-- When an essay is read once more, and what an adjudicator's scores are worth. A contest without a row has it off.
create table contest.discrepancy_rule (
  contest_id uuid primary key references contest.contest (id) on delete cascade,
  level_gap smallint,
  points_gap smallint,
  statistical boolean not null default false,
  extra_rounds smallint not null default 1,
  adjudicated text not null default 'replaces',
  constraint discrepancy_rule_levels check (level_gap between 1 and 20),
  constraint discrepancy_rule_points check (points_gap between 1 and 100),
  constraint discrepancy_rule_rounds check (extra_rounds between 0 and 3),
  constraint discrepancy_rule_adjudicated check (adjudicated in ('replaces', 'counts'))
);
comment on table contest.discrepancy_rule is 'Which difference between readings sends an essay to one more juror, how often, and how an adjudicated score enters the result.';
comment on column contest.discrepancy_rule.level_gap is 'Levels apart on any criterion; null: not looked at.';
comment on column contest.discrepancy_rule.points_gap is 'Points of 100 apart in total; null: not looked at.';

create table writing.discrepancy (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id) on delete cascade,
  essay_id uuid not null references writing.essay (id) on delete cascade,
  number integer not null,
  state text not null,
  round smallint not null,
  rounds_allowed smallint not null,
  found jsonb not null,
  obstacle text,
  found_at timestamptz not null,
  changed_at timestamptz not null,
  constraint discrepancy_once unique (essay_id),
  constraint discrepancy_number_unique unique (contest_id, number),
  constraint discrepancy_state_known check (state in ('extra-reading', 'agreed', 'adjudication', 'adjudicated')),
  constraint discrepancy_rounds check (round between 0 and rounds_allowed and rounds_allowed <= 3),
  constraint discrepancy_obstacle_known check (obstacle in ('language', 'conflicts', 'capacity', 'paused', 'nobody'))
);
comment on table writing.discrepancy is 'An essay whose readings differ by the rule of its contest: how often it was read once more, and where it stands. No juror sees it.';
create index discrepancy_contest on writing.discrepancy (contest_id, state);

create table writing.reading_check (
  essay_id uuid primary key references writing.essay (id) on delete cascade,
  contest_id uuid not null references contest.contest (id) on delete cascade,
  mark text not null
);
comment on table writing.reading_check is 'Which readings of an essay were compared last: a digest of their versions. Others are compared anew.';
create index reading_check_contest on writing.reading_check (contest_id);

create table writing.adjudicator (
  juror_id uuid primary key references writing.juror (id) on delete cascade,
  contest_id uuid not null references contest.contest (id) on delete cascade,
  only_decides boolean not null default false,
  appointed_by uuid references identity.account (id),
  appointed_at timestamptz not null
);
comment on table writing.adjudicator is 'Jurors whom an organiser asked to decide essays on which the readings differ to the end.';
create index adjudicator_contest on writing.adjudicator (contest_id);

create table writing.adjudication (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id) on delete cascade,
  discrepancy_id uuid not null references writing.discrepancy (id) on delete cascade,
  essay_id uuid not null references writing.essay (id) on delete cascade,
  juror_id uuid not null references writing.juror (id),
  code text not null,
  state text not null default 'open',
  reason text not null default '',
  version integer not null default 0,
  created_at timestamptz not null,
  decided_at timestamptz,
  constraint adjudication_once unique (juror_id, essay_id),
  constraint adjudication_code_unique unique (contest_id, code),
  constraint adjudication_state_known check (state in ('open', 'done', 'returned')),
  constraint adjudication_reason_length check (length(reason) <= 2000),
  constraint adjudication_done_whole check (state <> 'done' or (decided_at is not null and btrim(reason) <> ''))
);
comment on table writing.adjudication is 'An essay with one adjudicator, who never had it to read; reason is why they scored it so, or why they gave it back.';
create unique index adjudication_one on writing.adjudication (discrepancy_id) where state <> 'returned';
create index adjudication_essay on writing.adjudication (essay_id);

create table writing.adjudication_score (
  adjudication_id uuid not null references writing.adjudication (id) on delete cascade,
  criterion_id uuid not null,
  score smallint not null,
  primary key (adjudication_id, criterion_id),
  constraint adjudication_score_level_exists foreign key (criterion_id, score) references contest.criterion_level (criterion_id, score)
);
comment on table writing.adjudication_score is 'The adjudicator''s score of one criterion.';

create table writing.adjudication_reader (
  adjudication_id uuid not null references writing.adjudication (id) on delete cascade,
  label smallint not null,
  assignment_id uuid not null references writing.assignment (id) on delete cascade,
  primary key (adjudication_id, label)
);
comment on table writing.adjudication_reader is 'Which reading is A, B, C for an adjudicator: an order drawn at random, so that no letter is a person. The juror role cannot read it.';

grant select, insert, update, delete on contest.discrepancy_rule, writing.discrepancy, writing.reading_check,
  writing.adjudicator, writing.adjudication, writing.adjudication_score, writing.adjudication_reader to qarmaq_app;
grant select (id, contest_id, essay_id, juror_id, code, state, reason, version) on writing.adjudication to qarmaq_juror;
grant update (state, reason, version, decided_at) on writing.adjudication to qarmaq_juror;
grant select, insert, delete on writing.adjudication_score to qarmaq_juror;

do $$
declare t text;
begin
  foreach t in array array['adjudication', 'adjudication_score'] loop
    execute format('alter table writing.%I enable row level security', t);
    execute format('alter table writing.%I force row level security', t);
    execute format('create policy staff on writing.%I to qarmaq_app, qarmaq_owner using (true) with check (true)', t);
  end loop;
end
$$;
create policy own on writing.adjudication to qarmaq_juror
  using (juror_id in (select id from writing.juror where state = 'active'));
create policy own on writing.adjudication_score to qarmaq_juror
  using (adjudication_id in (select id from writing.adjudication))
  with check (adjudication_id in (select id from writing.adjudication where state <> 'returned'));
create policy adjudicated on writing.anonymous_text for select to qarmaq_juror
  using (state = 'approved' and essay_id in (select essay_id from writing.adjudication where state <> 'returned'));

-- The readings side by side, under letters: nothing by which a juror could be told from another.
create function writing.adjudicated_readings(p_adjudication_id uuid)
  returns table (label smallint, criterion_id uuid, score smallint)
  language sql stable security definer set search_path = pg_catalog as $$
  select r.label, s.criterion_id, s.score
  from writing.adjudication a
  join writing.juror j on j.id = a.juror_id and j.state = 'active' and j.account_id = writing.current_account()
  join writing.adjudication_reader r on r.adjudication_id = a.id
  join writing.review v on v.assignment_id = r.assignment_id and v.state = 'submitted'
  join writing.review_score s on s.assignment_id = r.assignment_id
  where a.id = p_adjudication_id and a.state <> 'returned'
$$;
comment on function writing.adjudicated_readings is 'The scores of the readings of an essay that the current account adjudicates, by letter.';
revoke all on function writing.adjudicated_readings from public;
grant execute on function writing.adjudicated_readings to qarmaq_app, qarmaq_juror;

-- Nobody decides about an essay that he or she was given to read, nor reads one that he or she decided.
create function writing.refuse_second_look() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'adjudication'
    and exists (select from writing.assignment a where a.juror_id = new.juror_id and a.essay_id = new.essay_id)
    or tg_table_name = 'assignment'
    and exists (select from writing.adjudication a where a.juror_id = new.juror_id and a.essay_id = new.essay_id)
  then
    raise exception 'a reader of an essay does not adjudicate it' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger adjudication_first_look before insert on writing.adjudication
  for each row execute function writing.refuse_second_look();
create trigger assignment_first_look before insert on writing.assignment
  for each row execute function writing.refuse_second_look();

-- A juror gave an essay back: its place is filled at once, and again by a job if the server stopped in between.
create table writing.refill_request (
  contest_id uuid primary key references contest.contest (id) on delete cascade,
  asked_at timestamptz not null
);
comment on table writing.refill_request is 'Contests in which a juror gave an essay back and nobody has looked for another reader yet.';
grant select, delete on writing.refill_request to qarmaq_app;

create function writing.ask_refill() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into writing.refill_request (contest_id, asked_at) values (new.contest_id, now())
    on conflict (contest_id) do update set asked_at = excluded.asked_at;
  return null;
end
$$;
comment on function writing.ask_refill is 'Notes that a place is open again; a juror has no right on the note itself.';
revoke all on function writing.ask_refill from public;
create trigger assignment_recused after update of state on writing.assignment
  for each row when (new.state = 'recused' and old.state <> 'recused' and current_setting('role') = 'qarmaq_juror')
  execute function writing.ask_refill();
