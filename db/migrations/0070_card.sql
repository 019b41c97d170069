-- Access cards: printed before anybody knows whose they will be, activated by the first use.
create table identity.card_batch (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id),
  partner_id uuid,
  label text not null,
  locale text not null,
  create_key uuid not null,
  created_by uuid references identity.account (id),
  created_at timestamptz not null,
  voided_at timestamptz,
  constraint card_batch_label_said check (length(btrim(label)) > 0),
  constraint card_batch_locale_known check (locale in ('kk', 'ru', 'en')),
  constraint card_batch_create_key_unique unique (create_key)
);
comment on table identity.card_batch is 'A sheet of access cards for one contest, for a school or another partner. label says for whom it was printed.';
comment on column identity.card_batch.create_key is 'Made with the form (or by the caller): repeating it makes no second batch.';
create index card_batch_contest on identity.card_batch (contest_id, created_at);
create index card_batch_partner on identity.card_batch (partner_id) where partner_id is not null;

create table identity.card (
  account_id uuid primary key references identity.account (id) on delete cascade,
  contest_id uuid not null references contest.contest (id),
  batch_id uuid references identity.card_batch (id),
  number integer,
  issued_at timestamptz not null,
  activated_at timestamptz,
  voided_at timestamptz,
  constraint card_number_in_batch unique (batch_id, number),
  constraint card_number_with_batch check ((batch_id is null) = (number is null)),
  constraint card_void_before_use check (voided_at is null or activated_at is null)
);
comment on table identity.card is 'A printed card: an applicant account whose code alone opens it once, to choose a PIN. Without a batch: printed anew for one child.';
comment on column identity.card.contest_id is 'The contest that the card applies to when it is activated.';

create table identity.void_code (
  code text primary key,
  account_id uuid not null references identity.account (id) on delete cascade,
  voided_at timestamptz not null
);
comment on table identity.void_code is 'Codes of cards that were replaced: they open nothing and are never given again.';

create table identity.recovery (
  id uuid primary key,
  account_id uuid not null references identity.account (id) on delete cascade,
  kind text not null,
  recognised text not null,
  note text not null default '',
  done_by uuid references identity.account (id),
  done_at timestamptz not null,
  constraint recovery_kind_known check (kind in ('new-pin', 'new-card')),
  constraint recovery_recognised_known check (recognised in ('knows-child', 'saw-document', 'called-guardian'))
);
comment on table identity.recovery is 'Access given anew after somebody recognised the child: how, by whom, when. note holds no personal data.';
create index recovery_account on identity.recovery (account_id, done_at);

create table identity.pin_try (
  code text primary key,
  tries integer not null,
  last_at timestamptz not null,
  open_at timestamptz not null
);
comment on table identity.pin_try is 'Wrong PINs of a card code since the last right one, counted before they are checked; no try before open_at. Codes that do not exist are counted alike.';
create index pin_try_last on identity.pin_try (last_at);

alter table identity.account add column secret_expires_at timestamptz;
comment on column identity.account.secret_expires_at is 'Set for a PIN that somebody else gave: until then the child replaces it by its own.';

grant select, insert, update, delete on identity.card_batch, identity.card, identity.pin_try to qarmaq_app;
grant select, insert on identity.void_code, identity.recovery to qarmaq_app;
