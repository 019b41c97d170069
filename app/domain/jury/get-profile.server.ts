import { listOwnConflicts, listUnitsOfContest } from '#db/queries/blind-desk.server.ts'
import type { ContestState } from '../contest/contest.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import { findSeat, readTitles } from './desk.server.ts'

type Unit = { kato: string; name: string }

export type JurorProfile = {
  title: string
  state: ContestState
  declared: boolean
  languages: string[]
  /** languages that essays of the contest are written in */
  essayLanguages: string[]
  maxLoad: number
  districts: string[]
  schools: string[]
  /** regions of the contest with their districts */
  regions: (Unit & { districts: Unit[] })[]
}

/** What the viewer has told about himself or herself as a juror, and what there is to choose from. */
export async function getProfile(
  ctx: Context,
  input: { contestId: string; locale: Locale },
): Promise<Outcome<JurorProfile, 'not-found'>> {
  return inBlindTransaction(ctx, async ({ tx }) => {
    const seat = await findSeat(tx, input.contestId)
    if (!seat) return refuse('not-found')
    const conflicts = await listOwnConflicts(tx, seat.jurorId)
    const units = await listUnitsOfContest(tx, seat.contestId)
    const titles = await readTitles(tx, [seat], input.locale)
    const present = (row: (typeof units)[number]): Unit => ({ kato: row.kato, name: row[`name_${input.locale}`] })
    return ok({
      title: titles.get(seat.contestId) ?? seat.slug,
      state: seat.state,
      declared: seat.declared,
      languages: seat.languages,
      essayLanguages: seat.essayLanguages,
      maxLoad: seat.maxLoad,
      districts: conflicts.flatMap(({ kind, value }) => (kind === 'district' ? [value] : [])),
      schools: conflicts.flatMap(({ kind, value }) => (kind === 'school' ? [value] : [])),
      regions: units
        .filter(({ parent }) => parent === null)
        .map((region) => ({
          ...present(region),
          districts: units.filter(({ parent }) => parent === region.kato).map(present),
        })),
    })
  })
}
