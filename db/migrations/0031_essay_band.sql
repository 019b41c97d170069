-- One row a band instead of an array: an equality join that every plan is fast for.
drop table writing.essay_sketch;
create table writing.essay_band (
  contest_id uuid not null references contest.contest (id),
  band integer not null,
  essay_id uuid not null references writing.essay (id) on delete cascade,
  primary key (contest_id, band, essay_id)
);
comment on table writing.essay_band is 'The MinHash bands of each submitted essay (core/similarity): texts that share one may be near-identical.';
create index essay_band_essay on writing.essay_band (essay_id);
grant select, insert, delete on writing.essay_band to qarmaq_app;
update identity.application set duplicates_checked_at = null where duplicates_checked_at is not null;
