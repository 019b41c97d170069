import type { Transaction } from 'kysely'
import { lockContest } from '#db/queries/contest.server.ts'
import { lockInvitation, updateInvitationAccepted } from '#db/queries/invitation.server.ts'
import { findJurorOfAccount, findLastJurorNumber, insertJuror, updateJurorState } from '#db/queries/juror.server.ts'
import type { Database } from '#db/schema.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { giveInvitedRole, recogniseInvited } from '../identity/invited-account.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'
import { readInvitation } from './read-invitation.server.ts'
import { invitationState, mayInvite, usualLoad } from './rules.ts'

export type Acceptance = { name?: string; password?: string }

/** Who may see authors in a contest, or a child's handwriting, cannot read its essays anonymously. */
const knowAuthors = ['organiser', 'coordinator', 'safeguarding', 'partner', 'transcriber']

/**
 * Makes a juror of whoever holds the link: with a new account, or with the one that has this e-mail after its
 * password (or while signed in with it). The link works once.
 */
export async function acceptInvitation(
  ctx: Context,
  input: { token: string } & Acceptance,
): Promise<Outcome<{ accountId: string; contestId: string }, 'unknown' | 'gone' | 'wrong' | 'barred' | 'changed'>> {
  const reading = await readInvitation(ctx, input.token)
  if (reading.state !== 'open') return refuse(reading.state)
  const recognised = await recogniseInvited(ctx, reading.email, input)
  if (!recognised.ok) return recognised
  try {
    return await inTransaction(ctx, async (work) => {
      const { tx, audit } = work
      const contest = await lockContest(tx, reading.contest.id)
      const invitation = await lockInvitation(tx, reading.id)
      if (!contest || !invitation || invitationState(invitation, ctx.now) !== 'pending') return refuse('gone')
      if (!mayInvite(contest.state)) return refuse('gone')
      const { locale } = invitation
      const given = await giveInvitedRole(work, ctx, {
        invited: recognised.value,
        role: 'juror',
        locale,
        barredBy: knowAuthors,
      })
      if (!given.ok) return refuse('barred')
      const { accountId } = given.value
      await updateInvitationAccepted(tx, invitation.id, accountId, ctx.now)
      const jurorId = await joinJury(tx, ctx, contest.id, accountId)
      audit({ action: 'invitation.accept', subjectKind: 'invitation', subjectId: invitation.id })
      audit({ action: 'juror.join', subjectKind: 'juror', subjectId: jurorId, details: { contest: contest.id } })
      return ok({ accountId, contestId: contest.id })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'account_email_unique')) return refuse('changed')
    throw error
  }
}

/** A juror with the next number, or the same one again who had left. */
async function joinJury(tx: Transaction<Database>, ctx: Context, contestId: string, accountId: string) {
  const known = await findJurorOfAccount(tx, contestId, accountId)
  if (known) {
    await updateJurorState(tx, contestId, known.number, 'left', 'active')
    return known.id
  }
  const id = ctx.random.uuid()
  await insertJuror(tx, {
    id,
    contest_id: contestId,
    account_id: accountId,
    number: (await findLastJurorNumber(tx, contestId)) + 1,
    max_load: usualLoad,
    created_at: ctx.now,
  })
  return id
}
