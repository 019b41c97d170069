import type { Transaction } from 'kysely'
import { findAccountByEmail, insertAccount, insertAccountRoles, listRoles } from '#db/queries/account.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { lockInvitation, updateInvitationAccepted } from '#db/queries/invitation.server.ts'
import { findJurorOfAccount, findLastJurorNumber, insertJuror, updateJurorState } from '#db/queries/juror.server.ts'
import type { Database } from '#db/schema.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { hashSecret, secretMatches } from '../identity/secret.server.ts'
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
): Promise<
  Outcome<{ accountId: string; contestId: string }, 'unknown' | 'gone' | 'wrong' | 'knows-authors' | 'changed'>
> {
  const reading = await readInvitation(ctx, input.token)
  if (reading.state !== 'open') return refuse(reading.state)
  const account = await findAccountByEmail(ctx.db, reading.email)
  if (account && account.id !== accountOf(ctx.viewer)) {
    const matches = await secretMatches(account.secret_hash, input.password ?? '')
    if (!matches || account.kind !== 'staff') return refuse('wrong')
  }
  if (account?.disabled_at) return refuse('wrong')
  // The page asked for a password alone, or for a name; meanwhile somebody has made or removed the account.
  if (!account && (input.name === undefined || input.password === undefined)) return refuse('changed')
  const secretHash = account ? null : await hashSecret(input.password ?? '')
  try {
    return await inTransaction(ctx, async ({ tx, audit }) => {
      const contest = await lockContest(tx, reading.contest.id)
      const invitation = await lockInvitation(tx, reading.id)
      if (!contest || !invitation || invitationState(invitation, ctx.now) !== 'pending') return refuse('gone')
      if (!mayInvite(contest.state)) return refuse('gone')
      const accountId = account?.id ?? ctx.random.uuid()
      if (account) {
        const roles = await listRoles(tx, [accountId])
        if (roles.some(({ role }) => knowAuthors.includes(role))) return refuse('knows-authors')
      } else {
        await insertAccount(tx, {
          id: accountId,
          kind: 'staff',
          email: reading.email,
          login_code: null,
          display_name: input.name ?? '',
          locale: invitation.locale,
          secret_hash: secretHash,
          created_at: ctx.now,
        })
        audit({ action: 'account.create', subjectKind: 'account', subjectId: accountId, details: { roles: ['juror'] } })
      }
      await insertAccountRoles(tx, accountId, ['juror'])
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
