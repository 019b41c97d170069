-- What a juror notices besides the scores. Nothing here is read by scoring.
create table writing.flag (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id) on delete cascade,
  essay_id uuid not null references writing.essay (id) on delete cascade,
  assignment_id uuid references writing.assignment (id) on delete set null,
  kind text not null,
  passage text not null default '',
  note text not null default '',
  created_at timestamptz not null,
  passed_on_at timestamptz,
  state text not null default 'open',
  outcome text,
  answer text not null default '',
  settled_by uuid references identity.account (id),
  settled_at timestamptz,
  constraint flag_kind_known check (kind in ('recognisable', 'copied')),
  constraint flag_state_known check (state in ('open', 'settled')),
  constraint flag_outcome_known check (outcome in ('redacted', 'copied', 'unfounded')),
  constraint flag_settled_whole check ((state = 'settled') = (outcome is not null) and (state = 'settled') = (settled_at is not null)),
  constraint flag_lengths check (length(passage) <= 2000 and length(note) <= 500 and length(answer) <= 500)
);
comment on table writing.flag is 'A juror says that an author can be recognised or that a text may be copied; organisers settle it. Never part of a score.';
comment on column writing.flag.passed_on_at is 'When the program acted on it: a recognisable text is taken from all jurors until it is redacted anew.';
create unique index flag_open_once on writing.flag (assignment_id, kind) where state = 'open';
create index flag_contest on writing.flag (contest_id, state);
create index flag_essay on writing.flag (essay_id);
create index flag_waiting on writing.flag (created_at) where passed_on_at is null;

create table writing.concern (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id) on delete cascade,
  essay_id uuid not null references writing.essay (id) on delete cascade,
  assignment_id uuid references writing.assignment (id) on delete set null,
  note text not null default '',
  created_at timestamptz not null,
  passed_on_at timestamptz,
  state text not null default 'open',
  closed_by uuid references identity.account (id),
  closed_at timestamptz,
  constraint concern_state_known check (state in ('open', 'closed')),
  constraint concern_closed_whole check ((state = 'closed') = (closed_at is not null)),
  constraint concern_note_length check (length(note) <= 500)
);
comment on table writing.concern is 'A juror is worried about a child. Only the safeguarding contacts of the contest read it; organisers do not.';
create unique index concern_open_once on writing.concern (assignment_id) where state = 'open';
create index concern_contest on writing.concern (contest_id, state);
create index concern_essay on writing.concern (essay_id);
create index concern_waiting on writing.concern (created_at) where passed_on_at is null;

create table writing.concern_note (
  id uuid primary key,
  concern_id uuid not null references writing.concern (id) on delete cascade,
  account_id uuid not null references identity.account (id),
  body text not null,
  written_at timestamptz not null,
  constraint concern_note_said check (length(btrim(body)) between 1 and 2000)
);
comment on table writing.concern_note is 'What a safeguarding contact did about a concern, in their own words.';
create index concern_note_concern on writing.concern_note (concern_id, written_at);

create table bridge.concern_opening (
  id uuid primary key,
  concern_id uuid not null references writing.concern (id) on delete cascade,
  account_id uuid not null references identity.account (id),
  reason text not null,
  opened_at timestamptz not null,
  until timestamptz not null,
  constraint concern_opening_reason_said check (length(btrim(reason)) between 1 and 500),
  constraint concern_opening_ends check (until > opened_at)
);
comment on table bridge.concern_opening is 'Who opened which child''s identity behind a concern, why and until when; the reason stays here, the audit names the opening.';
create index concern_opening_concern on bridge.concern_opening (concern_id, account_id);

create table contest.safeguarding_contact (
  contest_id uuid not null references contest.contest (id) on delete cascade,
  account_id uuid not null references identity.account (id) on delete cascade,
  appointed_by uuid references identity.account (id),
  appointed_at timestamptz not null,
  primary key (contest_id, account_id)
);
comment on table contest.safeguarding_contact is 'Who of the safeguarding role looks after the concerns of a contest; without a row all of the role do.';

grant select, insert, update, delete on writing.flag, writing.concern, writing.concern_note to qarmaq_app;
grant select, insert, delete on contest.safeguarding_contact to qarmaq_app;
grant select, insert on bridge.concern_opening to qarmaq_app;

-- A juror only puts in, about an essay on the own desk, and never reads anything back.
grant insert (id, contest_id, essay_id, assignment_id, kind, passage, note, created_at) on writing.flag to qarmaq_juror;
grant insert (id, contest_id, essay_id, assignment_id, note, created_at) on writing.concern to qarmaq_juror;

do $$
declare t text;
begin
  foreach t in array array['flag', 'concern'] loop
    execute format('alter table writing.%I enable row level security', t);
    execute format('alter table writing.%I force row level security', t);
    execute format('create policy staff on writing.%I to qarmaq_app, qarmaq_owner using (true) with check (true)', t);
    execute format('create policy own_desk on writing.%1$I for insert to qarmaq_juror with check (exists (
      select from writing.assignment a where a.id = %1$I.assignment_id and a.essay_id = %1$I.essay_id
        and a.contest_id = %1$I.contest_id and a.state <> ''recused''))', t);
  end loop;
end
$$;

-- The organiser may give the review of the juror who recognised a child to somebody else.
alter table writing.assignment drop constraint assignment_reason_known;
alter table writing.assignment add constraint assignment_reason_known
  check (recuse_reason in ('know-child', 'know-school', 'language', 'other', 'recognised'));
