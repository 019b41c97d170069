-- How the essays of a contest are given out; a contest without a row has the defaults.
create table contest.assignment_rule (
  contest_id uuid primary key references contest.contest (id) on delete cascade,
  least_load integer not null default 0,
  own_district_allowed boolean not null default false,
  surname_conflicts boolean not null default true,
  anchor_readers integer,
  constraint assignment_rule_load_range check (least_load between 0 and 2000),
  constraint assignment_rule_readers_range check (anchor_readers between 1 and 2000)
);
comment on table contest.assignment_rule is 'How essays are given to jurors: the wanted least load, which conflicts count, and how many read an anchor essay.';
comment on column contest.assignment_rule.anchor_readers is 'How many jurors read each anchor essay; null for all who may.';

create table writing.anchor_essay (
  essay_id uuid primary key references writing.essay (id) on delete cascade,
  contest_id uuid not null references contest.contest (id),
  marked_by uuid references identity.account (id),
  marked_at timestamptz not null
);
comment on table writing.anchor_essay is 'Essays that many jurors read, so that their severity can be compared. Jurors are not told which they are.';
create index anchor_essay_contest on writing.anchor_essay (contest_id);

grant select, insert, update, delete on contest.assignment_rule, writing.anchor_essay to qarmaq_app;
