-- SMS: what was spent, and the codes that replace a forgotten PIN.
alter table message.outbox drop constraint outbox_sent_via_known;
alter table message.outbox add constraint outbox_sent_via_known check (sent_via in ('smtp', 'file', 'print', 'sms'));
comment on column message.outbox.sent_via is 'How it left: over SMTP, written into a file because no SMTP server is set, printed, or through the SMS gateway.';

create table message.sms_day (
  day date primary key,
  spent bigint not null default 0,
  constraint sms_day_spent_positive check (spent >= 0)
);
comment on table message.sms_day is 'What SMS cost on a day in Kazakhstan, in tiyn. Whoever is about to send locks the day, so that the cap holds.';

create table message.sms_charge (
  key text primary key,
  message_id uuid not null references message.outbox (id) on delete cascade,
  day date not null references message.sms_day (day),
  cost bigint not null
);
comment on table message.sms_charge is 'An SMS that was paid for before it was handed over; key is its Idempotency-Key at the gateway, so that a repetition costs nothing.';
create index sms_charge_day on message.sms_charge (day);
create index sms_charge_message on message.sms_charge (message_id);

create table identity.pin_code (
  id uuid primary key,
  code text not null,
  account_id uuid references identity.account (id) on delete cascade,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  hashes text[] not null default '{}',
  used_at timestamptz
);
comment on table identity.pin_code is 'Somebody forgot a PIN and asked for an SMS. hashes are of the codes that were sent, argon2id; without account_id there is no such card or no phone, which nobody is told.';
create index pin_code_code on identity.pin_code (code, asked_at);

grant select, insert, update, delete on message.sms_day, message.sms_charge, identity.pin_code to qarmaq_app;
