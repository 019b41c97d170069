create table identity.stored_file (
  id uuid primary key,
  key text,
  sha256 char(64) not null,
  bytes integer not null,
  media_type text not null,
  kind text not null,
  application_id uuid references identity.application (id) on delete set null,
  stored_by uuid references identity.account (id),
  stored_at timestamptz not null,
  delete_after timestamptz not null,
  deleted_at timestamptz,
  constraint stored_file_key_unique unique (key),
  constraint stored_file_sha256_hex check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint stored_file_bytes_some check (bytes > 0),
  constraint stored_file_key_until_deleted check (key is not null or deleted_at is not null)
);
comment on table identity.stored_file is 'Papers and photographs in the file storage: sha256 and bytes are of the plain file. deleted_at: to be deleted; key is null once the file itself is gone.';
comment on column identity.stored_file.delete_after is 'The end of keeping; the job deletes the file then, whatever else happened.';
create index stored_file_application on identity.stored_file (application_id);
create index stored_file_due on identity.stored_file (delete_after) where deleted_at is null;
create index stored_file_deleted on identity.stored_file (deleted_at) where key is not null and deleted_at is not null;

grant select, insert, update on identity.stored_file to qarmaq_app;
