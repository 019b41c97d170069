create table device.donation (
  id uuid primary key,
  code char(9) not null,
  donor_kind text not null,
  class text not null,
  count integer not null,
  make text not null default '',
  age_years integer,
  condition text not null,
  charger text not null,
  region char(9) not null references region.unit (kato),
  handing text not null,
  earmark_unit char(9) references region.unit (kato),
  earmark_fallback text not null default 'open',
  earmark_until date,
  note text not null default '',
  locale text not null,
  state text not null default 'offered',
  state_reason text not null default '',
  apply_key uuid not null,
  offered_at timestamptz not null,
  decided_by uuid references identity.account (id),
  decided_at timestamptz,
  version integer not null default 1,
  constraint donation_code_unique unique (code),
  constraint donation_apply_key_unique unique (apply_key),
  constraint donation_donor_known check (donor_kind in ('person', 'company')),
  constraint donation_class_known check (class in ('laptop', 'desktop', 'tablet', 'phone')),
  constraint donation_count_range check (count between 1 and 200),
  constraint donation_age_range check (age_years between 0 and 40),
  constraint donation_condition_known check (condition in ('works', 'broken', 'unknown')),
  constraint donation_charger_known check (charger in ('yes', 'no', 'some')),
  constraint donation_handing_known check (handing in ('pick-up', 'drop-off')),
  constraint donation_fallback_known check (earmark_fallback in ('none', 'parent', 'open')),
  constraint donation_until_of_earmark check (earmark_until is null or earmark_unit is not null),
  constraint donation_locale_known check (locale in ('kk', 'ru', 'en')),
  constraint donation_state_known check (state in ('offered', 'accepted', 'declined')),
  constraint donation_decided_with_state check ((state = 'offered') = (decided_at is null)),
  constraint donation_reason_of_decline check (state <> 'declined' or btrim(state_reason) <> '')
);
comment on table device.donation is 'Devices of one kind that somebody offered, with the condition under which they are given. Its devices stand in the register from the first moment.';
comment on column device.donation.code is 'What the donor follows it by; shows counts and regions, never a child or the donor.';
create index donation_state on device.donation (state, offered_at);

create table identity.donor (
  donation_id uuid primary key references device.donation (id),
  name text not null,
  bin char(12),
  contact_name text not null,
  email text not null,
  phone text not null,
  address text not null default '',
  constraint donor_name_said check (btrim(name) <> ''),
  constraint donor_bin_shape check (bin ~ '^[0-9]{12}$'),
  constraint donor_email_lower check (email = lower(email))
);
comment on table identity.donor is 'Who gives a donation and how they are reached; apart from it, so that a code never leads to a person.';
create index donor_company on identity.donor (bin, email) where bin is not null;

alter table device.device add column donation_id uuid references device.donation (id);
create index device_donation on device.device (donation_id, state) where donation_id is not null;

grant select, insert, update on device.donation to qarmaq_app;
grant select, insert, update on identity.donor to qarmaq_app;
