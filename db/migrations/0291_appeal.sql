alter table allocation.policy
  add column appeal_days integer not null default 21,
  add constraint policy_appeal_days_range check (appeal_days between 1 and 90);
comment on column allocation.policy.appeal_days is 'So many days after a list is published a family may ask for a check of the facts behind it.';

create table allocation.appeal (
  id uuid primary key,
  application_id uuid not null references identity.application (id),
  contest_id uuid not null references contest.contest (id),
  fact text not null,
  words text not null,
  asked_at timestamptz not null,
  state text not null default 'open',
  answer text not null default '',
  answered_by uuid references identity.account (id),
  answered_at timestamptz,
  constraint appeal_fact_known check (fact in ('group', 'place', 'household', 'other')),
  constraint appeal_words_length check (length(words) <= 2000),
  constraint appeal_answer_length check (length(answer) <= 2000),
  constraint appeal_state_known check (state in ('open', 'corrected', 'confirmed')),
  constraint appeal_answered_with_state check ((state = 'open') = (answered_at is null))
);
comment on table allocation.appeal is 'A family asks for a check of the facts behind its result, never of the score, and what an organiser found.';
comment on column allocation.appeal.state is 'corrected: a fact was wrong and is put right; confirmed: the facts stand.';
create unique index appeal_one_open on allocation.appeal (application_id) where state = 'open';
create index appeal_contest on allocation.appeal (contest_id, state, asked_at);

grant select, insert, update on allocation.appeal to qarmaq_app;
