import { findContacts } from '#app/core/blinding/contact-patterns.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import {
  findCalibrationEssay,
  findLastCalibrationNumber,
  insertCalibrationEssay,
  updateCalibrationEssay,
  upsertCalibrationReference,
} from '#db/queries/training.server.ts'
import { getContest } from '../contest/get-contest.server.ts'
import { accountOf, type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { mayInvite } from '../jury/rules.ts'
import { inTransaction } from '../transaction.server.ts'
import { type Judged, readJudgement } from './judgement.ts'

export const mostCalibrationEssays = 30

export type CalibrationEssayInput = {
  contestId: string
  /** null for a new one */
  essayId: string | null
  version: number
  language: Locale
  body: string
  /** criterion's number from 1 -> level */
  scores: ReadonlyMap<number, number>
  /** criterion's number from 1 -> why */
  reasons: ReadonlyMap<number, string>
}

export type CalibrationRefusal =
  | 'not-found'
  | 'over'
  | 'no-rubric'
  | 'language'
  | 'contacts'
  | 'level'
  | 'incomplete'
  | 'changed'
  | 'fixed'
  | 'many'

/**
 * Keeps an essay to practise on together with its scores and the reason of each. Once a juror has answered, the text
 * stays as it is (`fixed`): otherwise the answers would be about something else. Scores and reasons can be mended.
 */
export async function saveCalibrationEssay(
  ctx: Context,
  input: CalibrationEssayInput,
): Promise<Outcome<{ essayId: string }, CalibrationRefusal, Pick<Judged, 'missing' | 'unreasoned'>>> {
  const { contestId, essayId, language, body } = input
  if (!isUuid(contestId) || (essayId !== null && !isUuid(essayId))) return refuse('not-found')
  const contest = await getContest(ctx, contestId)
  if (!contest) return refuse('not-found')
  if (contest.criteria.length === 0) return refuse('no-rubric')
  if (!contest.essayLanguages.includes(language)) return refuse('language')
  if (findContacts(body).length > 0) return refuse('contacts')
  const judged = readJudgement(contest.criteria, input)
  if (!judged) return refuse('level')
  const { missing, unreasoned } = judged
  if (missing.length + unreasoned.length > 0) return refuse('incomplete', { missing, unreasoned })
  const reference = { scores: JSON.stringify(judged.scores), reasons: JSON.stringify(judged.reasons) }
  return inTransaction(ctx, async ({ tx, audit }) => {
    const locked = await lockContest(tx, contestId)
    if (!locked || !mayInvite(locked.state)) return refuse('over')
    const id = essayId ?? ctx.random.uuid()
    if (essayId === null) {
      const number = (await findLastCalibrationNumber(tx, contestId)) + 1
      if (number > mostCalibrationEssays) return refuse('many')
      const row = { id, contest_id: contestId, language, number, body, source_essay: null }
      await insertCalibrationEssay(tx, { ...row, created_by: accountOf(ctx.viewer), created_at: ctx.now })
    } else {
      const known = await findCalibrationEssay(tx, contestId, essayId)
      if (!known) return refuse('not-found')
      if (known.answered && (known.body !== body || known.language !== language)) return refuse('fixed')
      const { version } = input
      if (!(await updateCalibrationEssay(tx, { id, version, language, body }))) return refuse('changed')
    }
    await upsertCalibrationReference(tx, id, reference)
    const details = { contest: contestId, language }
    audit({ action: 'training.essay', subjectKind: 'calibration-essay', subjectId: id, details })
    return ok({ essayId: id })
  })
}
