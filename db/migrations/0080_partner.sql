-- Schools, foundations and libraries that bring children: an organisation, the accounts that work for it, its children.
create table identity.partner (
  id uuid primary key,
  name text not null,
  kind text not null,
  bin char(12),
  region char(9) not null references region.unit (kato),
  district char(9) references region.unit (kato),
  village text not null default '',
  about text not null default '',
  contact_name text not null,
  contact_email text not null,
  contact_phone text not null default '',
  locale text not null,
  state text not null default 'applied',
  state_reason text not null default '',
  apply_key uuid,
  applied_at timestamptz not null,
  decided_by uuid references identity.account (id),
  decided_at timestamptz,
  version integer not null default 1,
  constraint partner_name_said check (length(btrim(name)) > 0),
  constraint partner_kind_known check (kind in ('school', 'foundation', 'library', 'other')),
  constraint partner_bin_shape check (bin ~ '^[0-9]{12}$'),
  constraint partner_email_lower check (contact_email = lower(contact_email)),
  constraint partner_locale_known check (locale in ('kk', 'ru', 'en')),
  constraint partner_state_known check (state in ('applied', 'approved', 'refused', 'suspended')),
  constraint partner_decided_with_state check ((state = 'applied') = (decided_at is null)),
  constraint partner_reason_with_state check (state not in ('refused', 'suspended') or length(btrim(state_reason)) > 0),
  constraint partner_apply_key_unique unique (apply_key)
);
comment on table identity.partner is 'An organisation that applies for its own children. state_reason is told to it when it is refused or suspended.';
comment on column identity.partner.apply_key is 'Made with the application form: a form that is sent twice applies once.';
create index partner_state on identity.partner (state, applied_at);

create table identity.account_partner (
  account_id uuid not null references identity.account (id) on delete cascade,
  partner_id uuid not null references identity.partner (id),
  since timestamptz not null,
  primary key (account_id, partner_id)
);
comment on table identity.account_partner is 'The partners that a staff account works for; it acts for their children while they are approved.';
create index account_partner_partner on identity.account_partner (partner_id);

alter table identity.application add column partner_id uuid;
alter table identity.application
  add constraint application_partner_fkey foreign key (partner_id) references identity.partner (id);
comment on column identity.application.partner_id is 'The partner that brought the child: its accounts may see how far the application is, and help.';
create index application_partner on identity.application (partner_id, contest_id) where partner_id is not null;

alter table identity.invitation add column partner_id uuid;
alter table identity.invitation
  add constraint invitation_partner_fkey foreign key (partner_id) references identity.partner (id);
comment on column identity.invitation.partner_id is 'Set when the invitation is to work for a partner.';
create index invitation_partner on identity.invitation (partner_id) where partner_id is not null;

grant select, insert, update, delete on identity.partner, identity.account_partner to qarmaq_app;
