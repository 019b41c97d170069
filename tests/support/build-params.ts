import type { Kysely } from 'kysely'
import { deviceLabel } from '#app/core/device/label.ts'
import type { Database } from '#db/schema.ts'
import { demonstrationAccounts } from '#db/seed/seed.server.ts'
import type { Client, TestApp } from './client.ts'

export type Samples = {
  /** a value for each parameter of the route table, by the address's beginning where it differs */
  sample(path: string, name: string): string
  /** an essay of `sample` lies on this juror's desk */
  jurorEmail: string
  /** the contests of the demonstration by how far they are */
  contests: Record<'open' | 'in-review' | 'announced', { id: string; slug: string }>
}

export type Params = Pick<Samples, 'sample'> & { applicant: Client; juror: Client; partner: Client }

/** The address of a path of the route table, with things of the demonstration contests in it. */
export function addressOf({ sample }: Pick<Samples, 'sample'>, path: string): string {
  return path.replace('*', 'nowhere/at/all').replace(/:(\w+)/g, (_, name: string) => sample(path, name))
}

/** Things of the demonstration contests that addresses can name. */
export async function samplesOf(db: Kysely<Database>): Promise<Samples> {
  const contestIn = (state: 'open' | 'in-review' | 'announced') =>
    db.selectFrom('contest.contest').select(['id', 'slug']).where('state', '=', state).executeTakeFirstOrThrow()
  const [open, judged, announced] = await Promise.all([
    contestIn('open'),
    contestIn('in-review'),
    contestIn('announced'),
  ])
  const batch = await db
    .selectFrom('identity.card_batch')
    .select('id')
    .where('contest_id', '=', open.id)
    .executeTakeFirstOrThrow()
  const application = await db
    .selectFrom('identity.application')
    .select('id')
    .where('contest_id', '=', open.id)
    .where('state', '=', 'submitted')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const criterion = await db
    .selectFrom('contest.criterion')
    .select('id')
    .where('contest_id', '=', open.id)
    .orderBy('position')
    .executeTakeFirstOrThrow()
  const assignment = await db
    .selectFrom('writing.assignment as s')
    .innerJoin('writing.juror as j', 'j.id', 's.juror_id')
    .innerJoin('identity.account as a', 'a.id', 'j.account_id')
    .select(['s.code', 'a.id as account', 'a.email', 'j.languages'])
    .where('s.contest_id', '=', judged.id)
    .where('s.state', '=', 'open')
    // One whom the training does not hold up.
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('writing.assignment as done')
          .select('done.id')
          .whereRef('done.juror_id', '=', 's.juror_id')
          .where('done.state', '=', 'done'),
      ),
    )
    .orderBy('s.code')
    .executeTakeFirstOrThrow()

  const comment = await db
    .selectFrom('writing.review_comment as c')
    .innerJoin('writing.assignment as a', 'a.id', 'c.assignment_id')
    .select('a.id')
    .where('a.contest_id', '=', judged.id)
    .where('c.state', '=', 'waiting')
    .orderBy('a.id')
    .executeTakeFirstOrThrow()

  const practice = await db
    .selectFrom('writing.calibration_essay')
    .select(['id', 'number'])
    .where('contest_id', '=', judged.id)
    .where('language', 'in', assignment.languages as ('kk' | 'ru' | 'en')[])
    .orderBy('number')
    .executeTakeFirstOrThrow()

  const alike = await db
    .selectFrom('identity.duplicate_flag as f')
    .innerJoin('identity.application as first', 'first.id', 'f.first_id')
    .innerJoin('identity.application as second', 'second.id', 'f.second_id')
    .select(['f.contest_id', 'f.first_id', 'f.second_id'])
    .where('f.kind', '=', 'same-text')
    .where('first.state', '=', 'submitted')
    .where('second.state', '=', 'submitted')
    .orderBy('f.first_id')
    .executeTakeFirstOrThrow()

  const run = await db
    .selectFrom('allocation.run')
    .select('id')
    .where('contest_id', '=', announced.id)
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow()

  const lot = await db
    .selectFrom('allocation.lot')
    .select('id')
    .where('contest_id', '=', announced.id)
    .orderBy('number')
    .executeTakeFirstOrThrow()

  const child = await db
    .selectFrom('identity.application')
    .select(['id', 'partner_id'])
    .where('contest_id', '=', open.id)
    .where('partner_id', 'is not', null)
    .where('state', '=', 'draft')
    .orderBy('id')
    .executeTakeFirstOrThrow()

  const [flag, concern] = await Promise.all([
    db.selectFrom('writing.flag').select('id').where('contest_id', '=', judged.id).executeTakeFirstOrThrow(),
    db.selectFrom('writing.concern').select('id').where('contest_id', '=', judged.id).executeTakeFirstOrThrow(),
  ])

  const device = await db
    .selectFrom('device.device')
    .select(['id', 'number'])
    .where('state', '=', 'wiped')
    .orderBy('number')
    .executeTakeFirstOrThrow()

  const wipe = await db
    .selectFrom('device.wipe')
    .select('id')
    .where('device_id', '=', device.id)
    .executeTakeFirstOrThrow()
  const donation = await db
    .selectFrom('device.donation')
    .select(['id', 'code'])
    .where('state', '=', 'accepted')
    .executeTakeFirstOrThrow()

  const appeal = await db
    .selectFrom('allocation.appeal')
    .select('id')
    .where('contest_id', '=', announced.id)
    .executeTakeFirstOrThrow()
  const offer = await db
    .selectFrom('allocation.offer as o')
    .innerJoin('identity.application as a', 'a.id', 'o.application_id')
    .select(['o.application_id', 'a.region'])
    .where('o.contest_id', '=', announced.id)
    .orderBy('o.application_id')
    .executeTakeFirstOrThrow()

  const values: Record<string, string> = {
    wipeId: wipe.id,
    donationId: donation.id,
    year: '2026.pdf',
    deviceId: device.id,
    label: deviceLabel(device.number),
    appealId: appeal.id,
    region: offer.region ?? '',
    format: 'csv',
    lang: 'kk',
    batchId: batch.id,
    slug: open.slug,
    contestId: open.id,
    applicationId: application.id,
    criterionId: criterion.id,
    runId: run.id,
    otherId: run.id,
    lotId: lot.id,
    partnerId: child.partner_id ?? '',
    accountId: assignment.account,
    commentId: comment.id,
    code: assignment.code,
    to: 'closed',
    what: 'eligible',
    essayId: practice.id,
    number: String(practice.number),
    taskId: '00000000-0000-4000-8000-000000000000',
    flagId: flag.id,
    concernId: concern.id,
    pageId: '00000000-0000-4000-8000-000000000000',
    certificateId: '00000000-0000-4000-8000-000000000000',
    token: 'no-such-invitation-token-of-any-contest-000',
  }
  return {
    jurorEmail: assignment.email ?? '',
    contests: { open, 'in-review': judged, announced },
    sample(path, name) {
      if (path.includes('/applications/') && path.includes('/compare/')) {
        const pair = { contestId: alike.contest_id, applicationId: alike.first_id, otherId: alike.second_id }
        return pair[name as keyof typeof pair] ?? values[name] ?? ''
      }
      if (name === 'contestId' && /^\/:lang\/jury|\/comments|\/monitor|:essayId$|:flagId$/.test(path)) return judged.id
      if (name === 'contestId' && /\/(result|allocation|lists|appeals|answers|succession)/.test(path))
        return announced.id
      if (name === 'applicationId' && path.startsWith('/:lang/partner/')) return child.id
      if (name === 'applicationId' && path.includes('/answers/')) return offer.application_id
      if (name === 'slug' && path.includes('/results')) return announced.slug
      if (name === 'code' && path.startsWith('/:lang/donations/')) return donation.code
      const value = values[name]
      if (value === undefined) throw new Error(`no sample for :${name} of ${path}`)
      return value
    },
  }
}

/** The same with two people who belong to them. */
export async function buildParams(app: TestApp): Promise<Params> {
  const { sample, jurorEmail } = await samplesOf(app.services.database.db)
  const accounts = demonstrationAccounts()
  const juror = app.client()
  const staffSecret = accounts.find(({ role }) => role === 'organiser')?.secret ?? ''
  await juror.post('/kk/sign-in', { email: jurorEmail, password: staffSecret, next: '' })
  const partner = app.client()
  const teacher = accounts.find(({ role }) => role === 'partner')
  await partner.post('/kk/sign-in', { email: teacher?.login ?? '', password: staffSecret, next: '' })
  const applicant = app.client()
  const draft = accounts.find(({ role }) => role === 'applicant (draft)')
  await applicant.post('/kk/enter', { code: draft?.login ?? '', pin: draft?.secret ?? '', next: '' })
  return { applicant, juror, partner, sample }
}
