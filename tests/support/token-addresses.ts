import { makeConsentLink } from '#app/domain/consent/make-link.server.ts'
import type { Context } from '#app/domain/context.ts'
import { deliver } from '#app/domain/handover/deliver.server.ts'
import { sendCheckIns } from '#app/domain/handover/send-check-ins.server.ts'
import { inviteJurors } from '#app/domain/jury/invite-jurors.server.ts'
import { inviteColleague } from '#app/domain/partner/invite-colleague.server.ts'
import type { Samples } from './build-params.ts'

/** Links that somebody was sent: of each only a hash is kept, so that a page with something in it needs a new one. */
export async function tokenAddresses(
  organiser: Context,
  { contests, sample }: Pick<Samples, 'contests' | 'sample'>,
  origin: string,
): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  const email = 'invited@example.kz'
  const contestId = contests['in-review'].id
  await inviteJurors(organiser, { contestId, emails: [email], locale: 'kk', origin })
  made.set('/:lang/invitation/:token', await linkSentTo(organiser, email))

  const colleague = 'colleague@example.kz'
  const partnerId = sample('', 'partnerId')
  worked(await inviteColleague(organiser, { partnerId, email: colleague, locale: 'kk', origin }))
  made.set('/:lang/partners/invitation/:token', await linkSentTo(organiser, colleague))

  const child = sample('/:lang/partner/', 'applicationId')
  const link = worked(await makeConsentLink(organiser, child, { to: null, locale: 'kk', origin }))
  made.set('/:lang/consent/:token', new URL(link.url).pathname)
  made.set('/:lang/check-in/:token', await checkInAddress(organiser))
  return made
}

/** The question to a family two weeks after the device that the demonstration has reserved for it was handed over. */
async function checkInAddress(organiser: Context): Promise<string> {
  const { recipient_id: child } = await organiser.db
    .selectFrom('device.device')
    .select('recipient_id')
    .where('state', '=', 'reserved')
    .executeTakeFirstOrThrow()
  for (const step of ['packed', 'in-transit', 'handed-over'] as const) {
    worked(await deliver(organiser, { applicationIds: [child ?? ''], step }))
  }
  const later = new Date(organiser.now.getTime() + 15 * 24 * 3_600_000)
  await sendCheckIns({ ...organiser, now: later }, new AbortController().signal)
  const { params } = await organiser.db
    .selectFrom('message.outbox')
    .select('params')
    .where('template', '=', 'check-in')
    .executeTakeFirstOrThrow()
  return `/kk/check-in/${(params as { key: string }).key}`
}

async function linkSentTo({ db }: Context, recipient: string): Promise<string> {
  const { params } = await db
    .selectFrom('message.outbox')
    .select('params')
    .where('recipient', '=', recipient)
    .executeTakeFirstOrThrow()
  return new URL(String((params as { link: string }).link)).pathname
}

/** The value of what must not be refused while a test is set up. */
export function worked<T>(outcome: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}
