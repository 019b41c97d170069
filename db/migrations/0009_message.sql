create table message.outbox (
  id uuid primary key,
  event_key text not null,
  contest_id uuid references contest.contest (id),
  channel text not null,
  recipient text not null,
  locale text not null,
  template text not null,
  params jsonb not null,
  state text not null default 'pending',
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  constraint outbox_event_once unique (event_key),
  constraint outbox_channel_known check (channel in ('email', 'sms', 'slip')),
  constraint outbox_state_known check (state in ('pending', 'sent', 'failed', 'cancelled'))
);
comment on table message.outbox is 'Messages written in the transaction of what they tell, sent later by a job; event_key makes each one once only.';
create index outbox_due on message.outbox (next_attempt_at) where state = 'pending';
create index outbox_contest on message.outbox (contest_id, state);

grant select, insert, update, delete on message.outbox to qarmaq_app;
