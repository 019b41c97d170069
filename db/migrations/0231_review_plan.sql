create table contest.review_plan (
  contest_id uuid primary key references contest.contest (id) on delete cascade,
  finish_by date,
  quiet_days smallint not null default 5,
  constraint review_plan_quiet_range check (quiet_days between 1 and 60)
);
comment on table contest.review_plan is 'Until when jurors should have read, and after how many days without a reading one counts as overdue. Nothing closes by itself.';
grant select, insert, update on contest.review_plan to qarmaq_app;
