create table allocation.lot (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id) on delete cascade,
  number integer not null,
  class text not null,
  grade text,
  count integer not null,
  earmark_region char(9) references region.unit (kato),
  earmark_group text,
  fallback text not null default 'none',
  until date,
  source text not null default 'typed',
  note text not null default '',
  version integer not null default 1,
  created_by uuid references identity.account (id),
  created_at timestamptz not null,
  removed_at timestamptz,
  constraint lot_number_unique unique (contest_id, number),
  constraint lot_class_known check (class in ('laptop', 'desktop', 'tablet', 'phone')),
  constraint lot_grade_known check (grade in ('A', 'B', 'C')),
  constraint lot_count_range check (count between 0 and 100000),
  constraint lot_fallback_known check (fallback in ('none', 'parent', 'open')),
  constraint lot_source_known check (source in ('typed', 'carried', 'register')),
  constraint lot_bond_of_fallback check (
    earmark_region is not null or earmark_group is not null or (fallback = 'none' and until is null))
);
comment on table allocation.lot is 'Devices of one class that stand or fall together, with the condition of their donor. Removed ones stay, so that removing can be undone.';
comment on column allocation.lot.number is 'Names the lot in a problem file: L1, L2, and so on.';
comment on column allocation.lot.until is 'Until this day devices that nobody within the condition is there for wait; from the next day on they fall back.';
comment on column allocation.lot.source is 'typed by an organiser, carried over from a number per region, or counted by the device register.';
create index lot_contest on allocation.lot (contest_id) where removed_at is null;

create table allocation.quota (
  contest_id uuid not null references contest.contest (id) on delete cascade,
  node char(9) not null references region.unit (kato),
  devices integer not null,
  primary key (contest_id, node),
  constraint quota_devices_range check (devices between 0 and 100000)
);
comment on table allocation.quota is 'How many devices may go to a region or a district of a contest; a node without a row has no limit of its own.';

create table allocation.policy (
  contest_id uuid primary key references contest.contest (id) on delete cascade,
  uses_tiers boolean not null default true,
  min_score double precision,
  rule text not null default 'cover',
  country_quota integer,
  version integer not null default 1,
  constraint policy_rule_known check (rule in ('cover', 'lexicographic')),
  constraint policy_min_score_range check (min_score between 0 and 100),
  constraint policy_country_quota_range check (country_quota between 0 and 1000000)
);
comment on table allocation.policy is 'How the devices of a contest are given; a contest without a row has the defaults. version guards policy and quotas together.';

create table allocation.reserve (
  contest_id uuid not null references contest.contest (id) on delete cascade,
  group_key text not null,
  level text not null,
  share double precision not null,
  primary key (contest_id, group_key, level),
  constraint reserve_level_known check (level in ('country', 'region', 'district')),
  constraint reserve_share_range check (share > 0 and share <= 1)
);
comment on table allocation.reserve is 'At least this share of the places of each node of the level goes to the group while it has eligible members.';

create table allocation.lottery (
  contest_id uuid primary key references contest.contest (id) on delete cascade,
  seed text not null,
  seed_sha256 text not null,
  pseudonym_key text not null,
  pseudonym_key_sha256 text not null,
  committed_at timestamptz not null,
  committed_by uuid references identity.account (id),
  constraint lottery_seed_committed check (seed_sha256 = encode(sha256(convert_to(seed, 'UTF8')), 'hex')),
  constraint lottery_key_committed check (pseudonym_key_sha256 = encode(sha256(convert_to(pseudonym_key, 'UTF8')), 'hex'))
);
comment on table allocation.lottery is 'The seed that draws lots between equals, fixed before scoring ends: its SHA-256 is public at once, the seed with the result, the key of the pseudonyms never.';

grant select, insert, update, delete on allocation.lot, allocation.quota, allocation.policy, allocation.reserve to qarmaq_app;
grant select, insert on allocation.lottery to qarmaq_app;

-- A number per region becomes a quota, and all numbers of a contest one open lot.
insert into allocation.quota (contest_id, node, devices) select contest_id, region, devices from allocation.stock;
insert into allocation.policy (contest_id) select distinct contest_id from allocation.stock;
insert into allocation.lot (id, contest_id, number, class, count, source, created_at)
  select gen_random_uuid(), contest_id, 1, 'laptop', least(sum(devices), 100000), 'carried', now()
  from allocation.stock group by contest_id having sum(devices) > 0;
drop table allocation.stock;

-- Who drew lots already draws the same ones.
insert into allocation.lottery (contest_id, seed, seed_sha256, pseudonym_key, pseudonym_key_sha256, committed_at, committed_by)
  select distinct on (contest_id) contest_id, input ->> 'seed', encode(sha256(convert_to(input ->> 'seed', 'UTF8')), 'hex'),
    replace(id::text, '-', ''), encode(sha256(convert_to(replace(id::text, '-', ''), 'UTF8')), 'hex'), created_at, created_by
  from allocation.run order by contest_id, created_at, id;
