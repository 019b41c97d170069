alter table identity.account_role drop constraint account_role_known;
alter table identity.account_role add constraint account_role_known check (role in
  ('partner', 'transcriber', 'juror', 'coordinator', 'technician', 'safeguarding', 'organiser', 'administrator'));

create table writing.transcription_task (
  id uuid primary key,
  essay_id uuid not null unique references writing.essay (id) on delete cascade,
  contest_id uuid not null references contest.contest (id),
  state text not null default 'typing',
  settler_id uuid references identity.account (id),
  lease_until timestamptz,
  in_time boolean not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  constraint transcription_task_state_known check (state in ('typing', 'differs', 'settled')),
  constraint transcription_task_settled_at check ((state = 'settled') = (settled_at is not null)),
  constraint transcription_task_lease_of_settler check (lease_until is null or settler_id is not null)
);
comment on table writing.transcription_task is 'A handwritten essay to be typed: by two people who do not see each other''s text, and, where they differ, a third. in_time: all its pages came before the closing time.';
create index transcription_task_queue on writing.transcription_task (state, created_at);

create table writing.transcription (
  task_id uuid not null references writing.transcription_task (id) on delete cascade,
  slot smallint not null,
  account_id uuid not null references identity.account (id),
  state text not null default 'claimed',
  language text not null default 'kk',
  body text not null default '',
  lease_until timestamptz not null,
  finished_at timestamptz,
  primary key (task_id, slot),
  constraint transcription_one_each unique (task_id, account_id),
  constraint transcription_slots check (slot in (1, 2)),
  constraint transcription_state_known check (state in ('claimed', 'done')),
  constraint transcription_finished_at check ((state = 'done') = (finished_at is not null)),
  constraint transcription_language_known check (language in ('kk', 'ru', 'en'))
);
comment on table writing.transcription is 'What one of the two typed. A claim holds until lease_until; saving prolongs it.';

grant select, insert, update, delete on writing.transcription_task, writing.transcription to qarmaq_app;
