import { type Kysely, sql } from 'kysely'
import { verifyChain } from '#app/domain/audit/verify-chain.server.ts'
import type { Database } from '#db/schema.ts'
import { memoryFiles } from './memory-files.ts'

/** Each statement lists the rows that break its truth; `what` names them. */
const truths: readonly (readonly [truth: string, breaking: string])[] = [
  [
    'a score stands on an assignment whose essay, juror and criterion are of one contest',
    `select a.id::text as what from writing.review_score s
     join writing.assignment a on a.id = s.assignment_id
     join writing.essay e on e.id = a.essay_id
     join writing.juror j on j.id = a.juror_id
     join contest.criterion c on c.id = s.criterion_id
     where not (a.contest_id = e.contest_id and a.contest_id = j.contest_id and a.contest_id = c.contest_id)`,
  ],
  [
    'an assignment joins an essay and a juror of its own contest',
    `select a.id::text as what from writing.assignment a
     join writing.essay e on e.id = a.essay_id join writing.juror j on j.id = a.juror_id
     where a.contest_id <> e.contest_id or a.contest_id <> j.contest_id`,
  ],
  [
    'a juror has only essays to read in a language that the juror reads',
    `select a.id::text as what from writing.assignment a
     join writing.essay e on e.id = a.essay_id join writing.juror j on j.id = a.juror_id
     where a.state = 'open' and j.state = 'active' and not e.language = any (j.languages)`,
  ],
  [
    'an assigned essay has an approved anonymous text, unless it is withdrawn, submitted anew or being redacted anew',
    `select a.id::text as what from writing.assignment a
     join writing.essay e on e.id = a.essay_id
     left join writing.anonymous_text t on t.essay_id = a.essay_id
     where a.state = 'done' and e.state = 'submitted' and t.state is distinct from 'approved'
       and not exists (select from writing.flag f
         where f.essay_id = e.id and f.kind = 'recognisable' and f.state = 'open')`,
  ],
  [
    'an approved anonymous text is of the version of the essay that counts',
    `select e.id::text as what from writing.anonymous_text t join writing.essay e on e.id = t.essay_id
     where t.state = 'approved' and t.essay_version <> e.version`,
  ],
  [
    'what an anonymous text hides does not stand in it',
    `select t.essay_id::text as what from writing.anonymous_text t join writing.essay e on e.id = t.essay_id
     cross join lateral jsonb_to_recordset(t.redactions) as r (start int, "end" int, kind text)
     where t.state = 'approved' and t.essay_version = e.version and e.body !~ '[\\U00010000-\\U0010FFFF]'
       and r.kind in ('name', 'phone', 'email')
       and strpos(t.body, substr(e.body, r.start + 1, r."end" - r.start)) > 0
       and length(substr(e.body, r.start + 1, r."end" - r.start)) > 4`,
  ],
  [
    'a submitted review has a score for every criterion, and its assignment is done or was recused afterwards',
    `select r.assignment_id::text as what from writing.review r
     join writing.assignment a on a.id = r.assignment_id
     where r.state = 'submitted' and (a.state = 'open' or exists (
       select from contest.criterion c where c.contest_id = a.contest_id and not exists (
         select from writing.review_score s where s.assignment_id = a.id and s.criterion_id = c.id)))`,
  ],
  [
    'an assignment that is done has a submitted review',
    `select a.id::text as what from writing.assignment a
     left join writing.review r on r.assignment_id = a.id
     where a.state = 'done' and r.state is distinct from 'submitted'`,
  ],
  [
    'a submitted application has the consent of the legal representative in force',
    `select p.id::text as what from identity.application p where p.state = 'submitted' and not exists (
       select from identity.consent c
       where c.application_id = p.id and c.kind = 'guardian' and c.withdrawn_at is null)`,
  ],
  [
    'a submitted application has a submitted essay and an answer to everything that is asked',
    `select p.id::text as what from identity.application p
     left join bridge.entry b on b.application_id = p.id left join writing.essay e on e.id = b.essay_id
     where p.state = 'submitted' and (e.state is distinct from 'submitted'
       or (e.body = '' and not exists (select from identity.essay_page g where g.application_id = p.id)) or p.given_name = ''
       or p.family_name = '' or p.birth_date is null or p.district is null or p.grade is null or p.phone = '')`,
  ],
  [
    'a withdrawn application keeps nobody’s name, birth date, contact or text',
    `select p.id::text as what from identity.application p
     left join bridge.entry b on b.application_id = p.id left join writing.essay e on e.id = b.essay_id
     where p.state = 'withdrawn' and (p.given_name <> '' or p.family_name <> '' or p.birth_date is not null
       or p.phone <> '' or p.email <> '' or p.guardian_name <> '' or coalesce(e.body, '') <> '')`,
  ],
  [
    'every application has one essay of its contest, and every essay an application',
    `select p.id::text as what from identity.application p
     left join bridge.entry b on b.application_id = p.id left join writing.essay e on e.id = b.essay_id
     where e.id is null or e.contest_id <> p.contest_id
     union all
     select e.id::text from writing.essay e where not exists (select from bridge.entry b where b.essay_id = e.id)`,
  ],
  [
    'no more devices of a lot are with children than there are, and each recipient of a published list was told',
    `select l.id::text as what from allocation.lot l
     join allocation.offer o on o.contest_id = l.contest_id and o.lot = 'L' || l.number and o.state in ('offered', 'accepted')
     group by l.id having count(*) > l.count
     union all
     select d.application_id::text from allocation.decision d join allocation.run r on r.id = d.run_id and r.state = 'published'
     join identity.application a on a.id = d.application_id and a.state = 'submitted'
     where d.outcome = 'recipient' and not exists (select from allocation.offer o where o.application_id = d.application_id)`,
  ],
  [
    'the district of an application lies in its region',
    `select p.id::text as what from identity.application p join region.unit u on u.kato = p.district
     where u.parent is distinct from p.region`,
  ],
  [
    'the region of a submitted application is one of its contest',
    `select p.id::text as what from identity.application p where p.state = 'submitted' and not exists (
       select from contest.contest_region r where r.contest_id = p.contest_id and r.kato = p.region)`,
  ],
  [
    'a claim is to a group of the contest of its application',
    `select p.id::text as what from identity.claim c join identity.application p on p.id = c.application_id
     where c.contest_id <> p.contest_id`,
  ],
  [
    'an essay that was sent in on paper alone waits to be typed, and no other does',
    `select p.id::text as what from identity.application p
     join bridge.entry b on b.application_id = p.id join writing.essay e on e.id = b.essay_id
     left join writing.transcription_task t on t.essay_id = e.id
     where p.state = 'submitted' and (e.body = '') <> coalesce(t.state in ('typing', 'differs'), false)`,
  ],
  [
    'what somebody has typed so far goes once the essay has its text',
    `select d.task_id::text as what from writing.typing_draft d
     join writing.transcription_task t on t.id = d.task_id where t.state = 'settled'`,
  ],
  [
    'nobody types an essay of a contest in which they score',
    `select t.id::text as what from writing.transcription x join writing.transcription_task t on t.id = x.task_id
     join writing.juror j on j.contest_id = t.contest_id and j.account_id = x.account_id`,
  ],
  [
    'the pages of an essay are files that are kept',
    `select g.id::text as what from identity.essay_page g
     join identity.stored_file f on f.id in (g.file_id, g.thumbnail_id)
     where f.deleted_at is not null or f.application_id is distinct from g.application_id`,
  ],
  [
    'a flag of a duplicate joins two applications of its contest; only that of a text reaches into another',
    `select f.first_id::text as what from identity.duplicate_flag f
     join identity.application a on a.id = f.first_id join identity.application b on b.id = f.second_id
     where f.contest_id not in (a.contest_id, b.contest_id)
       or (f.kind <> 'same-text' and a.contest_id <> b.contest_id)`,
  ],
  [
    'no lot of a published run has more recipients than devices in its frozen problem',
    `select r.id || ' ' || d.lot as what from allocation.run r
     join allocation.decision d on d.run_id = r.id and d.outcome = 'recipient'
     left join lateral (select (l ->> 'count')::int as devices from jsonb_array_elements(r.input -> 'lots') l
       where l ->> 'id' = d.lot) s on true
     where r.state = 'published' and r.format = 'qarmaq-allocation/2'
     group by r.id, d.lot, s.devices having count(*) > coalesce(s.devices, 0)`,
  ],
  [
    'no region of a published run has more recipients than its frozen quota',
    `select r.id || ' ' || d.region as what from allocation.run r
     join allocation.decision d on d.run_id = r.id and d.outcome = 'recipient'
     join lateral (select (n ->> 'quota')::int as quota from jsonb_array_elements(r.input -> 'regions') n
       where n ->> 'id' = d.region) s on s.quota is not null
     where r.state = 'published' group by r.id, d.region, s.quota having count(*) > s.quota`,
  ],
  [
    'a published run of today was approved by somebody else than its proposer, under a seed committed before it',
    `select r.id::text as what from allocation.run r left join allocation.lottery l on l.contest_id = r.contest_id
     where r.state = 'published' and r.format = 'qarmaq-allocation/2'
       and (r.approved_by is null or r.approved_by = r.created_by or l.committed_at is null
         or l.committed_at > r.created_at or l.seed <> r.input ->> 'seed')`,
  ],
  [
    'a contest is announced or archived when, and only when, it has one published run',
    `select c.id::text as what from contest.contest c
     left join allocation.run r on r.contest_id = c.id and r.state = 'published'
     group by c.id, c.state
     having (c.state in ('announced', 'archived')) <> (count(r.id) = 1)`,
  ],
  [
    'a decision is about a submitted or withdrawn application of the contest of its run',
    `select d.application_id::text as what from allocation.decision d
     join allocation.run r on r.id = d.run_id join identity.application p on p.id = d.application_id
     where p.contest_id <> r.contest_id or p.state = 'draft'`,
  ],
  [
    'positions in a list of a region count from 1 without a gap',
    `select d.run_id || ' ' || d.region || ' ' || d.outcome as what from allocation.decision d
     group by d.run_id, d.region, d.outcome
     having min(d.position) <> 1 or max(d.position) <> count(*) or count(distinct d.position) <> count(*)`,
  ],
  [
    'a run is scored by a scoring run of its contest',
    `select r.id::text as what from allocation.run r join writing.scoring_run s on s.id = r.scoring_run_id
     where r.contest_id <> s.contest_id`,
  ],
  [
    'a scoring run measures only essays of its contest',
    `select x.essay_id::text as what from writing.scoring_run_essay x
     join writing.scoring_run s on s.id = x.run_id join writing.essay e on e.id = x.essay_id
     where s.contest_id <> e.contest_id`,
  ],
  [
    'a calibration run has results when, and only when, it is done; measure = part mean + trust · (raw + correction − mean)',
    `select s.id::text as what from writing.scoring_run s
     where s.method = 'linear' and (s.state = 'done') <> (s.result is not null
       and exists (select from writing.scoring_run_essay x where x.run_id = s.id)
       and exists (select from writing.scoring_run_juror x where x.run_id = s.id))
     union all
     select x.run_id::text from writing.scoring_run_essay x join writing.scoring_run s on s.id = x.run_id
     cross join lateral jsonb_to_recordset(s.result -> 'design' -> 'parts') as p (component int, mean float8)
     where p.component = x.component
       and abs(x.measure - (p.mean + x.trust * (x.raw + x.correction - p.mean))) > 1e-6`,
  ],
  [
    'a calibration run measures only jurors of its contest',
    `select x.juror_id::text as what from writing.scoring_run_juror x
     join writing.scoring_run s on s.id = x.run_id join writing.juror j on j.id = x.juror_id
     where s.contest_id <> j.contest_id`,
  ],
  [
    'a message has an event key and was sent when, and only when, it says so',
    `select id::text as what from message.outbox
     where btrim(event_key) = '' or (state = 'sent') <> (sent_at is not null)`,
  ],
  [
    'nobody decides about an essay that they were given to read',
    `select d.id::text as what from writing.adjudication d
     join writing.assignment a on a.juror_id = d.juror_id and a.essay_id = d.essay_id`,
  ],
  [
    'a discrepancy is adjudicated when, and only when, an adjudicator gave every score with a reason',
    `select d.id::text as what from writing.discrepancy d
     left join writing.adjudication a on a.discrepancy_id = d.id and a.state = 'done'
     where (d.state = 'adjudicated') <> (a.id is not null)
       or (a.id is not null and exists (select from contest.criterion c where c.contest_id = d.contest_id and not exists (
         select from writing.adjudication_score s where s.adjudication_id = a.id and s.criterion_id = c.id)))`,
  ],
  [
    'an essay that is no anchor has no more readings beyond the usual than rounds were allowed for it',
    `select d.id::text as what from writing.discrepancy d join contest.contest c on c.id = d.contest_id
     where not exists (select from writing.anchor_essay n where n.essay_id = d.essay_id)
       and (select count(*) from writing.assignment a where a.essay_id = d.essay_id and a.state <> 'recused')
         > c.reviews_per_essay + d.rounds_allowed`,
  ],
  [
    'a worry and a flag are about an essay that their juror was given',
    `select f.id::text as what from writing.flag f join writing.assignment a on a.id = f.assignment_id
     where a.essay_id <> f.essay_id or a.contest_id <> f.contest_id
     union all
     select k.id::text from writing.concern k join writing.assignment a on a.id = k.assignment_id
     where a.essay_id <> k.essay_id or a.contest_id <> k.contest_id`,
  ],
  [
    'who reads anonymously is not who may see the authors',
    `select j.id::text as what from writing.juror j where j.state = 'active' and exists (
       select from identity.account_role r where r.account_id = j.account_id
         and r.role in ('organiser', 'coordinator', 'safeguarding', 'transcriber'))`,
  ],
  [
    'a device is where its last event put it, and its history has no gap',
    `select d.id::text as what from device.device d
     left join (select device_id, count(*) as moves, max(step) as last, (array_agg(to_state order by step desc))[1] as state
       from device.event group by device_id) e on e.device_id = d.id
     where e.moves is distinct from d.step or e.last <> d.step or e.state <> d.state`,
  ],
  [
    'a lot that the register counts has as many devices as it says, each of its class, grade and condition',
    `select l.id::text as what from allocation.lot l left join device.device d on d.lot_id = l.id
     where l.source = 'register' or d.id is not null
     group by l.id having l.source <> 'register' or l.count <> count(d.id)
       or count(*) filter (where d.class <> l.class or d.grade <> l.grade) > 0`,
  ],
  [
    'a device is for a child whose family takes it',
    `select d.id::text as what from device.device d where d.state in ('reserved', 'packed') and not exists (
       select from allocation.offer o where o.application_id = d.recipient_id and o.state = 'accepted')`,
  ],
  [
    'an applicant has no staff role',
    `select a.id::text as what from identity.account a join identity.account_role r on r.account_id = a.id
     where a.kind = 'applicant'`,
  ],
]

/** What must be so, in words. */
export const invariants: readonly string[] = truths.map(([truth]) => truth)

/**
 * What is wrong with the data, one line for each truth that does not hold; empty when all hold.
 * For the end of a request test: whatever the pages did, these must be true.
 */
export async function checkInvariants(db: Kysely<Database>): Promise<string[]> {
  const found: string[] = []
  for (const [truth, breaking] of truths) {
    const { rows } = await sql<{ what: string }>`${sql.raw(breaking)}`.execute(db)
    if (rows.length > 0) {
      const some = rows.slice(0, 3).map(({ what }) => what)
      found.push(`not so: ${truth} (${rows.length}: ${some.join(', ')})`)
    }
  }
  const chain = await verifyChain({
    db,
    viewer: { kind: 'system', name: 'invariants' },
    now: new Date(0),
    random: { bytes: () => new Uint8Array(), uuid: () => '' },
    files: memoryFiles(),
    requestId: 'invariants',
  })
  if (!chain.ok) found.push(`not so: the audit log is whole (${JSON.stringify(chain)})`)
  return found
}
