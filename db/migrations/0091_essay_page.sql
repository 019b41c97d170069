create table identity.essay_page (
  id uuid primary key,
  application_id uuid not null references identity.application (id) on delete cascade,
  position integer not null,
  source_sha256 char(64) not null,
  file_id uuid not null unique references identity.stored_file (id),
  thumbnail_id uuid not null unique references identity.stored_file (id),
  width integer not null,
  height integer not null,
  added_by uuid references identity.account (id),
  added_at timestamptz not null,
  constraint essay_page_once unique (application_id, source_sha256),
  constraint essay_page_sha256_hex check (source_sha256 ~ '^[0-9a-f]{64}$'),
  constraint essay_page_size check (width > 0 and height > 0)
);
comment on table identity.essay_page is 'Photographed pages of an essay written by hand, in order of position. source_sha256 is of the bytes that came: the same photograph sent twice is one page.';
create index essay_page_application on identity.essay_page (application_id, position);

grant select, insert, update, delete on identity.essay_page to qarmaq_app;
