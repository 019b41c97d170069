-- Duplicates are looked for among what changed since the last look.
alter table identity.application add column duplicates_checked_at timestamptz;
comment on column identity.application.duplicates_checked_at is 'When it was last compared with the others of its contest; older than updated_at: to be compared again.';
create index application_unchecked on identity.application (contest_id)
  where state = 'submitted' and (duplicates_checked_at is null or duplicates_checked_at < updated_at);
create index application_queue on identity.application (contest_id, submitted_at, id);
create index duplicate_flag_second on identity.duplicate_flag (second_id);
create index duplicate_flag_open on identity.duplicate_flag (contest_id) where resolution = 'open';
alter table identity.duplicate_flag add column resolved_at timestamptz;

create table writing.essay_sketch (
  essay_id uuid primary key references writing.essay (id) on delete cascade,
  contest_id uuid not null references contest.contest (id),
  bands integer[] not null
);
comment on table writing.essay_sketch is 'A MinHash sketch of each submitted essay (core/similarity): texts that share a band key may be near-identical.';
create index essay_sketch_bands on writing.essay_sketch using gin (bands);
grant select, insert, update, delete on writing.essay_sketch to qarmaq_app;

-- The reasons that a screener may choose.
alter table identity.application add constraint application_reason_known check (ineligible_reason in
  ('outside-regions', 'outside-grades', 'outside-ages', 'duplicate', 'no-consent', 'empty-essay', 'other'));
