import { findApplicationByStartKey } from '#db/queries/application.server.ts'
import { findContest } from '#db/queries/contest.server.ts'
import { assembleContest } from '../contest/assemble-contest.server.ts'
import { isOpenAt } from '../contest/rules.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { hashSecret, secretMatches } from '../identity/secret.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'
import { openApplication } from './open-application.server.ts'
import { essayLanguageFor } from './rules.ts'

export type StartInput = { contestId: string; startKey: string; pin: string; locale: Locale }
type Started = { accountId: string; applicationId: string; repeated: boolean }

/**
 * Starts an application: an account that enters with the card code and this PIN, and empty drafts. A form that comes
 * twice (its key repeats) starts one application; `other-pin` tells that the first came with another PIN.
 */
export async function startApplication(
  ctx: Context,
  input: StartInput,
): Promise<Outcome<Started, 'not-found' | 'not-open' | 'other-pin'>> {
  const earlier = await alreadyStarted(ctx, input)
  if (earlier) return earlier
  const secretHash = await hashSecret(input.pin)
  try {
    return await inTransaction(ctx, async ({ tx, audit }): Promise<Outcome<Started, 'not-found' | 'not-open'>> => {
      const row = await findContest(tx, input.contestId)
      if (!row) return refuse('not-found')
      const contest = await assembleContest(tx, row)
      if (!isOpenAt(contest, ctx.now)) return refuse('not-open')
      const { accountId, applicationId } = await openApplication(ctx, tx, {
        contestId: contest.id,
        locale: input.locale,
        startKey: input.startKey,
        secretHash,
        essayLanguage: essayLanguageFor(contest, input.locale),
      })
      audit({ action: 'application.start', subjectKind: 'application', subjectId: applicationId })
      return ok({ accountId, applicationId, repeated: false })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'application_start_key_unique')) {
      const won = await alreadyStarted(ctx, input)
      if (won) return won
    }
    // One in a hundred million: the code is somebody else's already.
    if (isUniqueViolation(error, 'account_login_code_unique')) return startApplication(ctx, input)
    throw error
  }
}

async function alreadyStarted(ctx: Context, input: StartInput): Promise<Outcome<Started, 'other-pin'> | null> {
  const found = await findApplicationByStartKey(ctx.db, input.startKey)
  if (!found || found.contest_id !== input.contestId) return null
  if (!(await secretMatches(found.secret_hash, input.pin))) return refuse('other-pin')
  return ok({ accountId: found.account_id, applicationId: found.id, repeated: true })
}
