create table identity.application (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id),
  account_id uuid not null references identity.account (id),
  code text not null,
  source text not null default 'self',
  entered_by uuid references identity.account (id),
  locale text not null,
  state text not null default 'draft',
  given_name text not null default '',
  family_name text not null default '',
  patronymic text not null default '',
  birth_date date,
  school text not null default '',
  grade smallint,
  region char(9) references region.unit (kato),
  district char(9) references region.unit (kato),
  village text not null default '',
  phone text not null default '',
  email text not null default '',
  guardian_name text not null default '',
  guardian_relation text not null default '',
  groups_answered boolean not null default false,
  submit_key uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  withdrawn_at timestamptz,
  eligibility text not null default 'pending',
  ineligible_reason text,
  screened_by uuid references identity.account (id),
  screened_at timestamptz,
  version integer not null default 1,
  constraint application_one_per_account unique (contest_id, account_id),
  constraint application_code_unique unique (code),
  constraint application_source_known check (source in ('self', 'organiser', 'import', 'partner')),
  constraint application_state_known check (state in ('draft', 'submitted', 'withdrawn')),
  constraint application_eligibility_known check (eligibility in ('pending', 'eligible', 'ineligible')),
  constraint application_reason_with_ineligible check ((eligibility = 'ineligible') = (ineligible_reason is not null)),
  constraint application_submitted_at_with_state check (state = 'draft' or submitted_at is not null or state = 'withdrawn'),
  constraint application_district_in_region check (district is null or region is not null)
);
comment on table identity.application is 'A child''s application to one contest, without what was written. code is printed on the receipt and announced.';
create index application_contest_state on identity.application (contest_id, state, eligibility);
create index application_duplicate_person on identity.application (contest_id, birth_date, phone);

create table identity.claim (
  application_id uuid not null references identity.application (id) on delete cascade,
  contest_id uuid not null,
  group_key text not null,
  state text not null default 'claimed',
  primary key (application_id, group_key),
  foreign key (contest_id, group_key) references contest.priority_group (contest_id, key),
  constraint claim_state_known check (state in ('claimed', 'verified', 'rejected'))
);
comment on table identity.claim is 'A claim to belong to a priority group; only a verified one counts in allocation.';

create table identity.consent (
  id uuid primary key,
  application_id uuid not null references identity.application (id) on delete cascade,
  kind text not null,
  text_version text not null,
  locale text not null,
  given_by text not null,
  channel text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint consent_kind_known check (kind in ('guardian', 'child')),
  constraint consent_channel_known check (channel in ('same-phone', 'paper', 'link'))
);
comment on table identity.consent is 'Consent of the legal representative and the child''s own agreement: text version, language, who, how, when.';
create unique index consent_one_in_force on identity.consent (application_id, kind) where withdrawn_at is null;

create table identity.duplicate_flag (
  contest_id uuid not null references contest.contest (id),
  first_id uuid not null references identity.application (id) on delete cascade,
  second_id uuid not null references identity.application (id) on delete cascade,
  kind text not null,
  similarity real,
  found_at timestamptz not null,
  resolution text not null default 'open',
  resolved_by uuid references identity.account (id),
  primary key (first_id, second_id, kind),
  constraint duplicate_flag_ordered check (first_id < second_id),
  constraint duplicate_flag_kind_known check (kind in ('same-person', 'same-phone', 'same-text')),
  constraint duplicate_flag_resolution_known check (resolution in ('open', 'different', 'duplicate'))
);
comment on table identity.duplicate_flag is 'Pairs of applications that look like duplicates; flagged for a human, never deleted.';

grant select, insert, update, delete on identity.application, identity.claim, identity.consent, identity.duplicate_flag to qarmaq_app;
