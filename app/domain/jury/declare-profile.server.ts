import {
  listOwnAssignments,
  listUnitsOfContest,
  updateOwnConflicts,
  updateOwnProfile,
} from '#db/queries/blind-desk.server.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { recordConduct } from '../training/accept-conduct.server.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import { findSeat } from './desk.server.ts'
import { mayInvite } from './rules.ts'

export type Declaration = {
  contestId: string
  languages: readonly Locale[]
  maxLoad: number
  districts: readonly string[]
  schools: readonly string[]
  /** in which the code of conduct was read, that the same form accepts */
  locale: Locale
}

/**
 * Records what a juror reads, how much, and what is too near to judge.
 * It counts for essays given out from now on: taking away one that is already on the desk would tell the juror
 * where its author lives.
 */
export async function declareProfile(
  ctx: Context,
  input: Declaration,
): Promise<Outcome<{ first: boolean }, 'not-found' | 'over' | 'language' | 'language-in-use' | 'district'>> {
  return inBlindTransaction(ctx, async (work) => {
    const { tx, audit } = work
    const seat = await findSeat(tx, input.contestId)
    if (!seat) return refuse('not-found')
    if (!mayInvite(seat.state)) return refuse('over')
    if (!input.languages.every((language) => seat.essayLanguages.includes(language))) return refuse('language')
    const dropped = seat.languages.filter((language) => !input.languages.some((kept) => kept === language))
    if (dropped.length > 0) {
      const rows = await listOwnAssignments(tx, seat.jurorId)
      // A paused text does not say its language, so it counts as any.
      const inUse = rows.some(
        ({ state, language }) => state === 'open' && dropped.includes(language ?? dropped[0] ?? ''),
      )
      if (inUse) return refuse('language-in-use')
    }
    const units = new Set((await listUnitsOfContest(tx, seat.contestId)).map(({ kato }) => kato))
    if (!input.districts.every((kato) => units.has(kato))) return refuse('district')
    await updateOwnProfile(tx, seat.jurorId, {
      languages: [...new Set(input.languages)],
      max_load: input.maxLoad,
      declared_at: ctx.now,
    })
    await updateOwnConflicts(tx, seat.jurorId, [
      ...[...new Set(input.districts)].map((value) => ({ kind: 'district' as const, value })),
      ...[...new Set(input.schools)].map((value) => ({ kind: 'school' as const, value })),
    ])
    await recordConduct(work, ctx, { jurorId: seat.jurorId, locale: input.locale })
    audit({
      action: 'juror.declare',
      subjectKind: 'juror',
      subjectId: seat.jurorId,
      details: {
        languages: input.languages,
        maxLoad: input.maxLoad,
        districts: input.districts.length,
        schools: input.schools.length,
      },
    })
    return ok({ first: !seat.declared })
  })
}
