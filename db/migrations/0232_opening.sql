-- An opening ends by itself; who needs the points again says again what for. Every one is kept.
alter table bridge.opening drop constraint opening_pkey;
alter table bridge.opening add column id uuid not null default gen_random_uuid();
alter table bridge.opening add column until timestamptz;
update bridge.opening set until = opened_at + interval '15 minutes';
alter table bridge.opening alter column id drop default;
alter table bridge.opening alter column until set not null;
alter table bridge.opening add constraint opening_pkey primary key (id);
alter table bridge.opening add constraint opening_ends check (until > opened_at);
create index opening_in_force on bridge.opening (contest_id, account_id, until);
comment on table bridge.opening is 'Who saw results beside application codes after the decision, what for in their own words, and until when; also in the audit.';
