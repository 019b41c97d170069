-- 10,000 applications, the same ones each time: ids are MD5 of a running number. Times are relative to now.
-- 1 to 5,000: contest "open-bench", of which 1 to 3,000 are complete drafts and the rest submitted.
-- 5,001 to 10,000: contest "review-bench", approved and assigned to three of 100 jurors each.

create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable as $$ select md5(kind || n)::uuid $$;
create function pg_temp.session(name text) returns text language sql immutable as
  $$ select encode(sha256(convert_to(name, 'UTF8')), 'hex') $$;

insert into identity.account (id, kind, email, display_name, locale, created_at)
values (pg_temp.id('organiser', 1), 'staff', 'organiser@bench.example', 'Organiser', 'kk', now());
insert into identity.account_role (account_id, role) values (pg_temp.id('organiser', 1), 'organiser');

insert into contest.contest (id, slug, state, opens_at, closes_at, created_by, created_at)
values
  (pg_temp.id('contest', 1), 'open-bench', 'open', now() - interval '30 days', now() + interval '30 days',
    pg_temp.id('organiser', 1), now()),
  (pg_temp.id('contest', 2), 'review-bench', 'in-review', now() - interval '90 days', now() - interval '30 days',
    pg_temp.id('organiser', 1), now());

insert into contest.contest_text (contest_id, locale, title, task, instructions)
select c.id, locale, 'Компьютер менің өмірімді қалай өзгертер еді?',
  jsonb_build_object('type', 'doc', 'content', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content',
    jsonb_build_array(jsonb_build_object('type', 'text', 'text', repeat('Өз сөзіңмен жаз. ', 20)))))),
  '{"type": "doc", "content": []}'
from contest.contest c cross join unnest(array['kk', 'ru', 'en']) as locale;

insert into contest.contest_region (contest_id, kato)
select c.id, u.kato from contest.contest c cross join region.unit u where u.level = 1;

insert into contest.priority_group (contest_id, key, tier, position, name_kk, name_ru, name_en)
select c.id, 'group-' || g, g, g, 'Топ ' || g, 'Группа ' || g, 'Group ' || g
from contest.contest c cross join generate_series(1, 5) as g;

insert into contest.criterion (id, contest_id, position, weight, name_kk, name_ru, name_en)
select md5(c.slug || p)::uuid, c.id, p, 1, 'Өлшем ' || p, 'Критерий ' || p, 'Criterion ' || p
from contest.contest c cross join generate_series(1, 5) as p;
insert into contest.criterion_level (criterion_id, score, text_kk, text_ru, text_en)
select k.id, s, 'Деңгей ' || s, 'Уровень ' || s, 'Level ' || s
from contest.criterion k cross join generate_series(0, 4) as s;

create temporary table child as
select n,
  pg_temp.id('account', n) as account_id,
  pg_temp.id('application', n) as application_id,
  pg_temp.id('essay', n) as essay_id,
  case when n <= 5000 then pg_temp.id('contest', 1) else pg_temp.id('contest', 2) end as contest_id,
  n > 3000 as submitted,
  case when n % 3 = 0 then 'ru' else 'kk' end as language,
  d.kato as district,
  d.parent as region
from generate_series(1, 10000) as n
join (select kato, parent, row_number() over (order by kato) as at, count(*) over () as many
  from region.unit where level = 2) as d on d.at = 1 + n % d.many;

insert into identity.account (id, kind, login_code, display_name, locale, created_at)
select account_id, 'applicant', 'B' || lpad(n::text, 8, '0'), '', language, now() from child;

insert into identity.session (id, account_id, expires_at)
select pg_temp.session('bench-applicant-' || n), account_id, now() + interval '14 days' from child where n <= 5000;

insert into identity.application (id, contest_id, account_id, code, locale, state, given_name, family_name, birth_date,
  school, grade, region, district, phone, guardian_name, guardian_relation, groups_answered, created_at, updated_at,
  submitted_at, eligibility)
select application_id, contest_id, account_id, 'B' || lpad(n::text, 8, '0'), language,
  case when submitted then 'submitted' else 'draft' end, 'Аты-' || n, 'Тегі-' || n % 700,
  current_date - 4500 - (n % 900)::int, '№ ' || n % 400 || ' мектеп', 5 + n % 3, region, district,
  '+7701' || lpad(n::text, 7, '0'), 'Ана-' || n, 'mother', true, now() - interval '20 days', now() - interval '10 days',
  case when submitted then now() - interval '10 days' end, case when n > 5000 then 'eligible' else 'pending' end
from child;

insert into identity.claim (application_id, contest_id, group_key)
select application_id, contest_id, 'group-' || 1 + n % 5 from child where n % 2 = 0;

insert into identity.consent (id, application_id, kind, text_version, locale, given_by, channel, given_at)
select pg_temp.id(kind, n), application_id, kind, (select max(version) from identity.consent_text), language,
  case kind when 'guardian' then 'Ана-' || n else 'Аты-' || n end, 'same-phone', now()
from child cross join unnest(array['guardian', 'child']) as kind;

-- 15 words eight times: 120.
insert into writing.essay (id, contest_id, language, body, word_count, state, updated_at)
select essay_id, contest_id, language,
  repeat(case language
    when 'kk' then 'Үйімізде компьютер жоқ, сондықтан сабаққа көршінің телефонымен дайындаламын, ал кешке інім екеуміз кезек күтіп отырамыз әрдайым. '
    else 'Дома нет компьютера, поэтому уроки я делаю с телефона соседки, а вечером мы с братом ждём. ' end, 8),
  120, case when submitted then 'submitted' else 'draft' end, now()
from child;

insert into bridge.entry (application_id, essay_id) select application_id, essay_id from child;

insert into writing.anonymous_text (essay_id, language, body, redactions, essay_version, state, approved_by, approved_at)
select e.id, e.language, e.body, '[]', 1, 'approved', pg_temp.id('organiser', 1), now()
from writing.essay e join child c on c.essay_id = e.id where c.n > 5000;

insert into identity.account (id, kind, email, display_name, locale, created_at)
select pg_temp.id('juror-account', j), 'staff', 'juror-' || j || '@bench.example', 'Juror ' || j, 'kk', now()
from generate_series(1, 100) as j;
insert into identity.account_role (account_id, role)
select pg_temp.id('juror-account', j), 'juror' from generate_series(1, 100) as j;
insert into identity.session (id, account_id, expires_at)
select pg_temp.session('bench-juror-' || j), pg_temp.id('juror-account', j), now() + interval '14 days'
from generate_series(1, 100) as j;
insert into writing.juror (id, contest_id, account_id, number, languages, max_load, declared_at, created_at)
select pg_temp.id('juror', j), pg_temp.id('contest', 2), pg_temp.id('juror-account', j), j, '{kk,ru}', 200, now(), now()
from generate_series(1, 100) as j;
insert into writing.conduct_acceptance (juror_id, version, locale, accepted_at)
select pg_temp.id('juror', j), 1, 'kk', now() from generate_series(1, 100) as j;

insert into writing.assignment (id, contest_id, juror_id, essay_id, code, position, created_at)
select pg_temp.id('assignment', (c.n - 5001) * 3 + r), c.contest_id,
  pg_temp.id('juror', 1 + (c.n * 3 + r) % 100), c.essay_id, 'E' || lpad(((c.n - 5001) * 3 + r)::text, 6, '0'), c.n, now()
from child c cross join generate_series(0, 2) as r where c.n > 5000;

analyze;
