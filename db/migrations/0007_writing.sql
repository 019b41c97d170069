create table writing.essay (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id),
  language text not null,
  body text not null default '',
  word_count integer not null default 0,
  state text not null default 'draft',
  version integer not null default 1,
  updated_at timestamptz not null,
  constraint essay_language_known check (language in ('kk', 'ru', 'en')),
  constraint essay_state_known check (state in ('draft', 'submitted', 'withdrawn'))
);
comment on table writing.essay is 'What the child wrote, in the original; jurors never read this table.';
create index essay_contest on writing.essay (contest_id, state);

create table writing.essay_version (
  essay_id uuid not null references writing.essay (id) on delete cascade,
  version integer not null,
  body text not null,
  saved_at timestamptz not null,
  primary key (essay_id, version)
);
comment on table writing.essay_version is 'Earlier bodies of an essay, so that nothing typed is lost.';

create table writing.anonymous_text (
  essay_id uuid primary key references writing.essay (id) on delete cascade,
  language text not null,
  body text not null,
  redactions jsonb not null,
  essay_version integer not null,
  state text not null default 'pending',
  approved_by uuid references identity.account (id),
  approved_at timestamptz,
  version integer not null default 1,
  constraint anonymous_text_state_known check (state in ('pending', 'approved')),
  constraint anonymous_text_approval check ((state = 'approved') = (approved_at is not null))
);
comment on table writing.anonymous_text is 'The text that jurors read: redactions [{start,end,kind}] (UTF-16 offsets) applied to essay.body of essay_version.';

create table writing.juror (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id),
  account_id uuid not null references identity.account (id),
  number integer not null,
  state text not null default 'active',
  languages text[] not null default '{}',
  max_load integer not null default 40,
  declared_at timestamptz,
  created_at timestamptz not null,
  constraint juror_one_per_contest unique (contest_id, account_id),
  constraint juror_number_unique unique (contest_id, number),
  constraint juror_state_known check (state in ('active', 'left')),
  constraint juror_languages_known check (languages <@ '{kk,ru,en}'),
  constraint juror_load_range check (max_load between 0 and 2000)
);
comment on table writing.juror is 'A juror of one contest; organisers see its number, not the name, while scoring is open.';

create table writing.juror_conflict (
  juror_id uuid not null references writing.juror (id) on delete cascade,
  kind text not null,
  value text not null,
  primary key (juror_id, kind, value),
  constraint juror_conflict_kind_known check (kind in ('district', 'school'))
);
comment on table writing.juror_conflict is 'Declared conflicts of interest: a district by KATO code, or a school as typed.';

create table writing.assignment (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id),
  juror_id uuid not null references writing.juror (id),
  essay_id uuid not null references writing.essay (id),
  code text not null,
  position integer not null,
  state text not null default 'open',
  recuse_reason text,
  recuse_note text not null default '',
  created_at timestamptz not null,
  constraint assignment_once unique (juror_id, essay_id),
  constraint assignment_code_unique unique (contest_id, code),
  constraint assignment_state_known check (state in ('open', 'done', 'recused')),
  constraint assignment_reason_with_recusal check ((state = 'recused') = (recuse_reason is not null)),
  constraint assignment_reason_known check (recuse_reason in ('know-child', 'know-school', 'language', 'other'))
);
comment on table writing.assignment is 'One essay to one juror; code is random per juror, position a seeded shuffle: neither carries order or date.';
create index assignment_essay on writing.assignment (essay_id);

create table writing.review (
  assignment_id uuid primary key references writing.assignment (id) on delete cascade,
  state text not null default 'draft',
  note text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  constraint review_state_known check (state in ('draft', 'submitted')),
  constraint review_submitted_at check ((state = 'submitted') = (submitted_at is not null))
);
comment on table writing.review is 'A juror''s review; no score without an assignment, by foreign key. note is private to the juror.';

create table writing.review_score (
  assignment_id uuid not null references writing.review (assignment_id) on delete cascade,
  criterion_id uuid not null,
  score smallint not null,
  primary key (assignment_id, criterion_id),
  constraint review_score_level_exists foreign key (criterion_id, score) references contest.criterion_level (criterion_id, score)
);
comment on table writing.review_score is 'The score of one criterion.';

create table writing.assignment_run (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id),
  seed text not null,
  created_by uuid not null references identity.account (id),
  created_at timestamptz not null,
  summary jsonb not null
);
comment on table writing.assignment_run is 'Each press of the assignment button: its seed and what came out.';

create table writing.scoring_run (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id),
  method text not null,
  input_hash text not null,
  program_version text not null,
  created_by uuid not null references identity.account (id),
  created_at timestamptz not null,
  summary jsonb not null,
  constraint scoring_run_method_known check (method in ('weighted-mean', 'linear', 'rasch'))
);
comment on table writing.scoring_run is 'Immutable scoring of a contest; the ranking that an allocation uses names its run.';

create table writing.scoring_run_essay (
  run_id uuid not null references writing.scoring_run (id) on delete cascade,
  essay_id uuid not null references writing.essay (id),
  measure double precision not null,
  reviews integer not null,
  primary key (run_id, essay_id)
);
comment on table writing.scoring_run_essay is 'One essay''s measure in a run: points of the weighted rubric, higher is better.';

grant select, insert, update, delete on all tables in schema writing to qarmaq_app;

create table bridge.entry (
  application_id uuid primary key references identity.application (id) on delete cascade,
  essay_id uuid not null unique references writing.essay (id)
);
comment on table bridge.entry is 'Joins a child to what the child wrote. Few use cases open it; the juror role cannot.';
grant select, insert, update, delete on bridge.entry to qarmaq_app;

-- The juror's view: own rows alone, and of texts only the approved ones assigned to them.
grant select (id, contest_id, account_id, number, state, languages, max_load, declared_at) on writing.juror to qarmaq_juror;
grant select, insert, update, delete on writing.juror_conflict to qarmaq_juror;
grant update (languages, max_load, declared_at) on writing.juror to qarmaq_juror;
grant select (id, contest_id, juror_id, essay_id, code, position, state, recuse_reason) on writing.assignment to qarmaq_juror;
grant update (state, recuse_reason, recuse_note) on writing.assignment to qarmaq_juror;
grant select (essay_id, language, body, state) on writing.anonymous_text to qarmaq_juror;
grant select, insert, update on writing.review to qarmaq_juror;
grant select, insert, update, delete on writing.review_score to qarmaq_juror;

create function writing.current_account() returns uuid language sql stable as
  $$ select nullif(current_setting('qarmaq.account_id', true), '')::uuid $$;

do $$
declare t text;
begin
  foreach t in array array['juror', 'juror_conflict', 'assignment', 'anonymous_text', 'review', 'review_score'] loop
    execute format('alter table writing.%I enable row level security', t);
    execute format('alter table writing.%I force row level security', t);
    execute format('create policy staff on writing.%I to qarmaq_app, qarmaq_owner using (true) with check (true)', t);
  end loop;
end
$$;

create policy own on writing.juror to qarmaq_juror using (account_id = writing.current_account());
create policy own on writing.juror_conflict to qarmaq_juror
  using (juror_id in (select id from writing.juror)) with check (juror_id in (select id from writing.juror));
create policy own on writing.assignment to qarmaq_juror
  using (juror_id in (select id from writing.juror where state = 'active'));
create policy assigned on writing.anonymous_text for select to qarmaq_juror
  using (state = 'approved' and essay_id in (select essay_id from writing.assignment where state <> 'recused'));
create policy own on writing.review to qarmaq_juror
  using (assignment_id in (select id from writing.assignment))
  with check (assignment_id in (select id from writing.assignment where state <> 'recused'));
create policy own on writing.review_score to qarmaq_juror
  using (assignment_id in (select id from writing.assignment))
  with check (assignment_id in (select id from writing.assignment where state <> 'recused'));
