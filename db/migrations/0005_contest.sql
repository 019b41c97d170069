create table contest.contest (
  id uuid primary key,
  slug text not null,
  state text not null default 'draft',
  opens_at timestamptz,
  closes_at timestamptz,
  grade_min smallint not null default 1,
  grade_max smallint not null default 11,
  age_min smallint not null default 6,
  age_max smallint not null default 18,
  essay_languages text[] not null default '{kk,ru}',
  words_min integer not null default 50,
  words_max integer not null default 400,
  reviews_per_essay smallint not null default 3,
  version integer not null default 1,
  created_by uuid not null references identity.account (id),
  created_at timestamptz not null,
  constraint contest_slug_unique unique (slug),
  constraint contest_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$'),
  constraint contest_state_known check (state in
    ('draft', 'open', 'closed', 'in-review', 'decided', 'announced', 'archived')),
  constraint contest_times_ordered check (opens_at < closes_at),
  constraint contest_grades_ordered check (grade_min between 0 and 12 and grade_max between grade_min and 12),
  constraint contest_ages_ordered check (age_min between 3 and 25 and age_max between age_min and 25),
  constraint contest_words_ordered check (words_min >= 0 and words_max > words_min and words_max <= 5000),
  constraint contest_reviews_range check (reviews_per_essay between 1 and 9),
  constraint contest_languages_known check (essay_languages <@ '{kk,ru,en}' and cardinality(essay_languages) > 0)
);
comment on table contest.contest is 'One essay contest. Ages are completed years on the closing day. version guards against two tabs.';

create table contest.contest_text (
  contest_id uuid not null references contest.contest (id) on delete cascade,
  locale text not null,
  title text not null default '',
  task jsonb not null,
  instructions jsonb not null,
  primary key (contest_id, locale),
  constraint contest_text_locale_known check (locale in ('kk', 'ru', 'en'))
);
comment on table contest.contest_text is 'Title, task and instructions per language; task and instructions are documents (core/document).';

create table contest.contest_region (
  contest_id uuid not null references contest.contest (id) on delete cascade,
  kato char(9) not null references region.unit (kato),
  primary key (contest_id, kato)
);
comment on table contest.contest_region is 'The level-1 regions whose children may apply.';

create table contest.priority_group (
  contest_id uuid not null references contest.contest (id) on delete cascade,
  key text not null,
  tier smallint not null,
  position smallint not null,
  name_kk text not null,
  name_ru text not null,
  name_en text not null,
  primary key (contest_id, key),
  constraint priority_group_key_shape check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  constraint priority_group_tier_range check (tier between 1 and 9)
);
comment on table contest.priority_group is 'Groups with priority in allocation; tier 1 goes first, applicants without a group come after the last tier.';

create table contest.criterion (
  id uuid primary key,
  contest_id uuid not null references contest.contest (id) on delete cascade,
  position smallint not null,
  weight double precision not null,
  name_kk text not null,
  name_ru text not null,
  name_en text not null,
  constraint criterion_weight_positive check (weight > 0 and weight <= 100),
  constraint criterion_position_unique unique (contest_id, position) deferrable initially deferred
);
comment on table contest.criterion is 'A criterion of the rubric; its scale is the set of its levels.';

create table contest.criterion_level (
  criterion_id uuid not null references contest.criterion (id) on delete cascade,
  score smallint not null,
  text_kk text not null,
  text_ru text not null,
  text_en text not null,
  primary key (criterion_id, score),
  constraint criterion_level_range check (score between 0 and 20)
);
comment on table contest.criterion_level is 'A worded level; a score can only be given if its level exists (foreign key from writing.review_score).';

grant select, insert, update, delete on all tables in schema contest to qarmaq_app;
grant select on contest.contest_text, contest.criterion, contest.criterion_level to qarmaq_juror;
grant select (id, slug, state, essay_languages) on contest.contest to qarmaq_juror;

alter table identity.invitation add constraint invitation_contest foreign key (contest_id) references contest.contest (id);
