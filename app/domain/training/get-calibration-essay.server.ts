import { findCalibrationEssay } from '#db/queries/training.server.ts'
import type { Contest } from '../contest/contest.ts'
import { getContest } from '../contest/get-contest.server.ts'
import type { Context } from '../context.ts'
import { isUuid } from '../identifier.ts'

export type CalibrationEssay = {
  contest: Contest
  /** null for one that is not written yet */
  essay: {
    id: string
    number: number
    language: string
    body: string
    version: number
    /** a juror has scored it: the text stays */
    answered: boolean
    scores: Record<string, number>
    reasons: Record<string, string>
  } | null
}

/** An essay to practise on with its reference, for the organiser's form; `new` opens an empty one. */
export async function getCalibrationEssay(
  ctx: Context,
  { contestId, essayId }: { contestId: string; essayId: string },
): Promise<CalibrationEssay | null> {
  const contest = await getContest(ctx, contestId)
  if (!contest) return null
  if (essayId === 'new') return { contest, essay: null }
  const row = isUuid(essayId) ? await findCalibrationEssay(ctx.db, contest.id, essayId) : undefined
  if (!row) return null
  const { id, number, language, body, version } = row
  return {
    contest,
    essay: {
      id,
      number,
      language,
      body,
      version,
      answered: Boolean(row.answered),
      scores: row.scores ?? {},
      reasons: row.reasons ?? {},
    },
  }
}
