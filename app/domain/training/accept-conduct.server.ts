import { insertOwnConduct } from '#db/queries/blind-training.server.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { findSeat } from '../jury/desk.server.ts'
import { mayInvite } from '../jury/rules.ts'
import { type BlindWork, inBlindTransaction } from '../transaction.server.ts'
import { conductVersion } from './conduct.ts'

/** Records that the juror accepts the code of conduct as it stands now. A second time changes nothing. */
export async function acceptConduct(
  ctx: Context,
  input: { contestId: string; locale: Locale },
): Promise<Outcome<null, 'not-found' | 'profile' | 'over'>> {
  return inBlindTransaction(ctx, async (work) => {
    const seat = await findSeat(work.tx, input.contestId)
    if (!seat) return refuse('not-found')
    if (!mayInvite(seat.state)) return refuse('over')
    if (!seat.declared) return refuse('profile')
    await recordConduct(work, ctx, { jurorId: seat.jurorId, locale: input.locale })
    return ok(null)
  })
}

/** Part of whatever the juror ticks the promises in. */
export async function recordConduct(
  { tx, audit }: BlindWork,
  ctx: Pick<Context, 'now'>,
  { jurorId, locale }: { jurorId: string; locale: Locale },
): Promise<void> {
  const isNew = await insertOwnConduct(tx, {
    juror_id: jurorId,
    version: conductVersion,
    locale,
    accepted_at: ctx.now,
  })
  if (!isNew) return
  const details = { version: conductVersion, locale }
  audit({ action: 'juror.conduct', subjectKind: 'juror', subjectId: jurorId, details })
}
