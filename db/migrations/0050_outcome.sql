create table bridge.opening (
  contest_id uuid not null references contest.contest (id) on delete cascade,
  account_id uuid not null references identity.account (id),
  purpose text not null,
  opened_at timestamptz not null,
  primary key (contest_id, account_id),
  constraint opening_purpose_said check (length(btrim(purpose)) > 0)
);
comment on table bridge.opening is 'Who may see results beside application codes after the decision, and what for in their own words; also in the audit.';
grant select, insert on bridge.opening to qarmaq_app;

alter table message.outbox add column sent_via text;
alter table message.outbox add constraint outbox_sent_via_known check (sent_via in ('smtp', 'file', 'print'));
comment on column message.outbox.sent_via is 'How it left: over SMTP, written into a file because no SMTP server is set, or printed.';
comment on column message.outbox.next_attempt_at is 'When it is due. Claiming it moves this into the future: a lease that ends by itself when the sender dies.';
create index outbox_state on message.outbox (state, created_at);

comment on column allocation.run.input is 'The problem as core/allocation reads it, applicants by their application code; input_hash is the SHA-256 of its canonical JSON.';
comment on column allocation.decision.reason is 'core/allocation Reason: a kind and the numbers of its sentence.';
create index run_contest on allocation.run (contest_id, created_at);
create index scoring_run_contest on writing.scoring_run (contest_id, created_at);
