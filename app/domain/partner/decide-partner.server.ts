import { listPartnerInvitations, updateInvitationRevoked } from '#db/queries/invitation.server.ts'
import { listAccountsOfPartner, lockPartner, updatePartner } from '#db/queries/partner.server.ts'
import { accountOf, type Context, hasRole, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { invitationState } from '../jury/rules.ts'
import { inTransaction, type Work } from '../transaction.server.ts'
import { issueInvitation } from './issue-invitation.server.ts'
import { type Partner, toPartner } from './partner.ts'
import { needsReason, type PartnerDecision, stateAfter } from './rules.ts'

export type DecisionInput = {
  partnerId: string
  version: number
  decision: PartnerDecision
  reason: string
  /** scheme and host for the link in the letter */
  origin: string
}

/**
 * Approves, refuses, suspends or takes a suspension back. An approved organisation without accounts is invited to make
 * the first one; a suspended one can do nothing from the next request on, and what it was told is the reason.
 */
export async function decidePartner(
  ctx: Context,
  input: DecisionInput,
): Promise<Outcome<null, 'not-found' | 'forbidden' | 'changed' | 'not-now' | 'reason'>> {
  if (!hasRole(ctx.viewer, 'organiser')) return refuse('forbidden')
  if (!isUuid(input.partnerId)) return refuse('not-found')
  if (needsReason(input.decision) && input.reason === '') return refuse('reason')
  return inTransaction(ctx, async (work): Promise<Outcome<null, 'not-found' | 'changed' | 'not-now'>> => {
    const row = await lockPartner(work.tx, input.partnerId)
    if (!row) return refuse('not-found')
    if (row.version !== input.version) return refuse('changed')
    const state = stateAfter(input.decision, row.state)
    if (!state) return refuse('not-now')
    await updatePartner(work.tx, row.id, {
      state,
      state_reason: needsReason(input.decision) ? input.reason : '',
      decided_by: accountOf(ctx.viewer),
      decided_at: ctx.now,
      version: row.version + 1,
    })
    work.audit({ action: `partner.${input.decision}`, subjectKind: 'partner', subjectId: row.id })
    const partner = toPartner(row)
    if (input.decision === 'approve') await inviteFirst(work, ctx, partner, input.origin)
    else await tell(work, ctx, partner, input, row.version + 1)
    return ok(null)
  })
}

async function inviteFirst(work: Work, ctx: Context, partner: Partner, origin: string): Promise<void> {
  const { email } = partner.contact
  await issueInvitation(work, ctx, { partner, email, locale: partner.locale, origin })
}

async function tell(work: Work, ctx: Context, partner: Partner, input: DecisionInput, version: number): Promise<void> {
  const { decision, reason } = input
  if (decision === 'suspend') {
    for (const invitation of await listPartnerInvitations(work.tx, partner.id)) {
      if (invitationState(invitation, ctx.now) === 'pending') {
        await updateInvitationRevoked(work.tx, invitation.id, ctx.now)
      }
    }
  }
  const accounts = decision === 'refuse' ? [] : await listAccountsOfPartner(work.tx, partner.id)
  const people = new Map<string, Locale>([
    [partner.contact.email, partner.locale],
    ...accounts.map(({ email, locale }): [string, Locale] => [email ?? '', locale as Locale]),
  ])
  const template = { refuse: 'partner-refused', suspend: 'partner-suspended', resume: 'partner-resumed' } as const
  for (const [email, locale] of people) {
    if (decision === 'approve' || email === '') continue
    work.send({
      eventKey: `${template[decision]}:${partner.id}:${version}:${email}`,
      channel: 'email',
      recipient: email,
      locale,
      template: template[decision],
      params: { organisation: partner.name, ...(decision === 'resume' ? {} : { reason }) },
    })
  }
}
