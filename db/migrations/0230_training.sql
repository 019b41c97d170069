-- The way to the desk: the code of conduct, and essays to practise on whose scores the organiser has set.
create table contest.training_rule (
  contest_id uuid primary key references contest.contest (id) on delete cascade,
  required boolean not null
);
comment on table contest.training_rule is 'Whether a juror must finish the training before the first score; a contest without a row wants it as soon as there is something to practise on.';

create table writing.conduct_acceptance (
  juror_id uuid not null references writing.juror (id) on delete cascade,
  version smallint not null,
  locale text not null,
  accepted_at timestamptz not null,
  primary key (juror_id, version),
  constraint conduct_acceptance_locale_known check (locale in ('kk', 'ru', 'en')),
  constraint conduct_acceptance_version_range check (version between 1 and 1000)
);
comment on table writing.conduct_acceptance is 'Which version of the code of conduct a juror accepted, in which language, and when.';
-- Who declared before this table stood ticked the same rules in the same form.
insert into writing.conduct_acceptance (juror_id, version, locale, accepted_at)
  select j.id, 1, a.locale, j.declared_at
  from writing.juror j join identity.account a on a.id = j.account_id where j.declared_at is not null;

create table writing.calibration_essay (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id) on delete cascade,
  language text not null,
  number smallint not null,
  body text not null,
  source_essay uuid references writing.essay (id) on delete cascade,
  version integer not null default 1,
  created_by uuid references identity.account (id),
  created_at timestamptz not null,
  constraint calibration_essay_language_known check (language in ('kk', 'ru', 'en')),
  constraint calibration_essay_number_unique unique (contest_id, number),
  constraint calibration_essay_number_range check (number between 1 and 99)
);
comment on table writing.calibration_essay is 'An essay that jurors practise on: invented, or the anonymous text of an earlier contest (source_essay), never of the contest that it trains for. Its scores enter no result.';

create table writing.calibration_reference (
  essay_id uuid primary key references writing.calibration_essay (id) on delete cascade,
  scores jsonb not null,
  reasons jsonb not null,
  constraint calibration_reference_objects check (jsonb_typeof(scores) = 'object' and jsonb_typeof(reasons) = 'object')
);
comment on table writing.calibration_reference is 'The scores that the organiser would give {criterion: level} and why {criterion: words}. Hidden from a juror who has not answered.';

create table writing.training_answer (
  juror_id uuid not null references writing.juror (id) on delete cascade,
  essay_id uuid not null references writing.calibration_essay (id) on delete cascade,
  scores jsonb not null,
  answered_at timestamptz not null,
  primary key (juror_id, essay_id)
);
comment on table writing.training_answer is 'What a juror gave to a calibration essay, once, before seeing the reference: {criterion: level}.';
create index training_answer_essay on writing.training_answer (essay_id);

create table writing.level_example (
  contest_id uuid not null references contest.contest (id) on delete cascade,
  criterion_id uuid not null,
  score smallint not null,
  language text not null,
  body text not null,
  primary key (contest_id, criterion_id, score, language),
  constraint level_example_language_known check (language in ('kk', 'ru', 'en')),
  constraint level_example_body_length check (length(body) between 1 and 600)
);
comment on table writing.level_example is 'A sentence or two that show what a level of the rubric looks like. The rubric is written anew at each change, so it is named and not referred to.';

-- The functions below look at what the juror role may not, and say no more than their answer.
create function writing.is_rubric_answer(p_contest uuid, p_scores jsonb) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_typeof(p_scores) = 'object'
    and exists (select from contest.criterion c where c.contest_id = p_contest)
    and not exists (
      select from contest.criterion c where c.contest_id = p_contest and not exists (
        select from contest.criterion_level l where l.criterion_id = c.id and p_scores -> c.id::text = to_jsonb(l.score)))
$$;
comment on function writing.is_rubric_answer is 'Whether scores name an existing level for every criterion of a contest.';

create function writing.is_calibration_ready(p_essay uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
  select coalesce((
    select writing.is_rubric_answer(e.contest_id, r.scores)
    from writing.calibration_essay e join writing.calibration_reference r on r.essay_id = e.id where e.id = p_essay), false)
$$;
comment on function writing.is_calibration_ready is 'Whether a calibration essay has a reference for the whole rubric as it stands now.';

create function writing.hold_training_answer() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare v_contest uuid;
begin
  select e.contest_id into v_contest from writing.calibration_essay e
    join writing.juror j on j.contest_id = e.contest_id where e.id = new.essay_id and j.id = new.juror_id;
  if v_contest is null or not writing.is_rubric_answer(v_contest, new.scores) then
    raise exception 'an answer scores every criterion of the juror''s own contest' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger training_answer_whole before insert or update on writing.training_answer
  for each row execute function writing.hold_training_answer();

-- A withdrawn essay trains nobody.
create function writing.drop_withdrawn_calibration() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from writing.calibration_essay where source_essay = new.id;
  return null;
end
$$;
create trigger essay_withdrawn_training after update of state on writing.essay
  for each row when (new.state = 'withdrawn' and old.state <> 'withdrawn') execute function writing.drop_withdrawn_calibration();

revoke all on function writing.is_rubric_answer, writing.is_calibration_ready, writing.hold_training_answer,
  writing.drop_withdrawn_calibration from public;
grant execute on function writing.is_calibration_ready to qarmaq_app, qarmaq_juror;
grant execute on function writing.is_rubric_answer to qarmaq_app;

grant select, insert, update, delete on contest.training_rule, writing.conduct_acceptance, writing.calibration_essay,
  writing.calibration_reference, writing.level_example to qarmaq_app;
grant select, insert, delete on writing.training_answer to qarmaq_app;
grant select on contest.training_rule, writing.level_example, writing.calibration_reference to qarmaq_juror;
grant select (id, contest_id, language, number, body) on writing.calibration_essay to qarmaq_juror;
grant select, insert on writing.conduct_acceptance, writing.training_answer to qarmaq_juror;

do $$
declare t text;
begin
  foreach t in array array['conduct_acceptance', 'calibration_essay', 'calibration_reference', 'training_answer', 'level_example'] loop
    execute format('alter table writing.%I enable row level security', t);
    execute format('alter table writing.%I force row level security', t);
    execute format('create policy staff on writing.%I to qarmaq_app, qarmaq_owner using (true) with check (true)', t);
  end loop;
end
$$;

create policy own on writing.conduct_acceptance to qarmaq_juror
  using (juror_id in (select id from writing.juror)) with check (juror_id in (select id from writing.juror where state = 'active'));
create policy own on writing.calibration_essay for select to qarmaq_juror
  using (contest_id in (select contest_id from writing.juror where state = 'active') and writing.is_calibration_ready(id));
create policy own on writing.training_answer to qarmaq_juror
  using (juror_id in (select id from writing.juror))
  with check (juror_id in (select id from writing.juror where state = 'active') and essay_id in (select id from writing.calibration_essay));
create policy answered on writing.calibration_reference for select to qarmaq_juror
  using (essay_id in (select essay_id from writing.training_answer));
create policy own on writing.level_example for select to qarmaq_juror
  using (contest_id in (select contest_id from writing.juror where state = 'active'));
