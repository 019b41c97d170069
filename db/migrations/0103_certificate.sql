-- "Seen and forgotten": what a paper said stays, its copy goes.
alter table contest.contest
  add column certificate_days smallint not null default 30,
  add constraint contest_certificate_days_range check (certificate_days between 1 and 365);
comment on column contest.contest.certificate_days is 'How long the copy of a certificate is kept after somebody has seen it.';

create table identity.certificate (
  id uuid primary key,
  application_id uuid not null,
  group_key text not null,
  file_id uuid references identity.stored_file (id),
  in_person boolean not null default false,
  state text not null default 'waiting',
  kind text not null default '',
  issuer text not null default '',
  valid_until date,
  reason text not null default '',
  uploaded_by uuid references identity.account (id),
  uploaded_at timestamptz not null,
  seen_by uuid references identity.account (id),
  seen_at timestamptz,
  constraint certificate_claim foreign key (application_id, group_key)
    references identity.claim (application_id, group_key) on delete cascade,
  constraint certificate_state_known check (state in ('waiting', 'accepted', 'rejected', 'replaced')),
  constraint certificate_kind_known check (kind in
    ('', 'birth', 'guardianship', 'disability', 'assistance', 'large-family', 'other')),
  constraint certificate_seen_with_decision check (state not in ('accepted', 'rejected') or seen_at is not null)
);
comment on table identity.certificate is 'Papers for a claim: uploaded or shown in person, what they were and whether they were accepted. file_id names the copy while there is one.';
create unique index certificate_one_current on identity.certificate (application_id, group_key) where state <> 'replaced';
create index certificate_file on identity.certificate (file_id) where file_id is not null;
grant select, insert, update, delete on identity.certificate to qarmaq_app;
