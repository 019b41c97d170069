create table identity.account (
  id uuid primary key,
  kind text not null,
  email text,
  login_code text,
  display_name text not null,
  locale text not null,
  secret_hash text,
  disabled_at timestamptz,
  created_at timestamptz not null,
  constraint account_kind_known check (kind in ('staff', 'applicant')),
  constraint account_locale_known check (locale in ('kk', 'ru', 'en')),
  constraint account_email_lower check (email = lower(email)),
  constraint account_email_unique unique (email),
  constraint account_login_code_unique unique (login_code),
  constraint account_login_by_kind check (case kind when 'staff' then email is not null else login_code is not null end)
);
comment on table identity.account is 'Whoever signs in: staff by e-mail and password, applicants by card code and PIN. secret_hash is argon2id.';

create table identity.account_role (
  account_id uuid not null references identity.account (id) on delete cascade,
  role text not null,
  primary key (account_id, role),
  constraint account_role_known check (role in
    ('partner', 'juror', 'coordinator', 'technician', 'safeguarding', 'organiser', 'administrator'))
);
comment on table identity.account_role is 'Staff roles; an applicant account has none.';

create table identity.account_region (
  account_id uuid not null references identity.account (id) on delete cascade,
  kato char(9) not null references region.unit (kato),
  primary key (account_id, kato)
);
comment on table identity.account_region is 'The regions that a coordinator works for.';

create table identity.session (
  id text primary key,
  account_id uuid not null references identity.account (id) on delete cascade,
  expires_at timestamptz not null
);
comment on table identity.session is 'Signed-in sessions; id is the SHA-256 of the cookie, so that a copy of the table signs nobody in.';
create index session_account on identity.session (account_id);

create table identity.rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
comment on table identity.rate_limit is 'Counters of rate-limiter-flexible.';

create table identity.invitation (
  id uuid primary key,
  token_hash text not null unique,
  email text not null,
  role text not null,
  contest_id uuid,
  locale text not null,
  invited_by uuid references identity.account (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references identity.account (id),
  revoked_at timestamptz,
  constraint invitation_email_lower check (email = lower(email))
);
comment on table identity.invitation is 'One-time invitations by e-mail, at first for jurors; token_hash is the SHA-256 of the token in the link.';

grant select, insert, update, delete on all tables in schema identity to qarmaq_app;
