import { readCode } from '#app/core/blinding/code.ts'
import { updateAccountActivated } from '#db/queries/account.server.ts'
import { findApplicationOfContest } from '#db/queries/application.server.ts'
import { findCardByCode, lockCard, updateCardActivated } from '#db/queries/card.server.ts'
import { findContest } from '#db/queries/contest.server.ts'
import { openDrafts } from '../application/open-drafts.server.ts'
import { essayLanguageFor } from '../application/rules.ts'
import { assembleContest } from '../contest/assemble-contest.server.ts'
import { isOpenAt } from '../contest/rules.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { hashSecret } from '../identity/secret.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { isFresh } from './rules.ts'

/**
 * The first use of a card: sets the PIN that the child chose and opens the drafts of the card's contest. Of two at
 * once one wins and the other is told `used`. A card that was printed anew for an application opens that one.
 */
export async function activateCard(
  ctx: Context,
  input: { code: string; pin: string; locale: Locale },
): Promise<Outcome<{ accountId: string }, 'used' | 'not-open'>> {
  const reading = readCode(input.code)
  if (!reading.ok) return refuse('used')
  const { code } = reading
  const card = await findCardByCode(ctx.db, code)
  if (!card || !isFresh(card)) return refuse('used')
  const secretHash = await hashSecret(input.pin)
  return inTransaction(ctx, async ({ tx, audit }) => {
    const locked = await lockCard(tx, card.account_id)
    const current = await findCardByCode(tx, code)
    if (!locked || !current || current.account_id !== locked.account_id || !isFresh(current)) return refuse('used')
    const row = await findContest(tx, locked.contest_id)
    const contest = row ? await assembleContest(tx, row) : null
    if (!contest) return refuse('not-open')
    const accountId = locked.account_id
    let applicationId = (await findApplicationOfContest(tx, accountId, contest.id))?.id
    if (!applicationId) {
      if (!isOpenAt(contest, ctx.now)) return refuse('not-open')
      const opened = await openDrafts(ctx, tx, {
        accountId,
        code,
        contestId: contest.id,
        locale: input.locale,
        startKey: ctx.random.uuid(),
        essayLanguage: essayLanguageFor(contest, input.locale),
        application: { partner_id: locked.partner_id },
      })
      applicationId = opened.applicationId
    }
    await updateAccountActivated(tx, accountId, { secret_hash: secretHash, locale: input.locale })
    await updateCardActivated(tx, accountId, ctx.now)
    audit({ action: 'card.activate', subjectKind: 'application', subjectId: applicationId })
    return ok({ accountId })
  })
}
