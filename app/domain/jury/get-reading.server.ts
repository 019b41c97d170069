import type { Transaction } from 'kysely'
import { listCriteriaForReading, listLevelsForReading, listOwnAssignments } from '#db/queries/blind-desk.server.ts'
import { findOwnReview, listOwnScores, listOwnVersions } from '#db/queries/blind-review.server.ts'
import type { BlindDatabase } from '#db/schema.ts'
import { inLanguage } from '../contest/present.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { type Obstacle, obstacleOf, readPreparation } from '../training/gate.server.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import { findSeat, readTitles, type Seat } from './desk.server.ts'
import { essayState, nextCode, type Progress, progressOf } from './queue.ts'
import { mayRead } from './rules.ts'

export type Reading = {
  title: string
  code: string
  language: string
  text: string
  /** scores may be given or changed now */
  scoring: boolean
  submitted: boolean
  /** of the juror's own review; 0 before the first save */
  version: number
  note: string
  comment: string
  criteria: {
    /** from 1, in the order of the rubric */
    number: number
    name: string
    levels: { score: number; text: string }[]
    /** the juror's own */
    score: number | null
  }[]
  /** what was handed in before, and drafts that another window replaced; the newest first */
  earlier: EarlierReview[]
  progress: Progress
  next: string | null
}

export type EarlierReview = {
  savedAt: Date
  submitted: boolean
  /** in the order of the rubric */
  scores: (number | null)[]
  note: string
  comment: string
}

const mostEarlier = 50

/** The viewer's desk while it is read from: what is the same for all of its essays. */
export type Desk = Awaited<ReturnType<typeof readDesk>>

/** One essay with the rubric and the viewer's own review of it. */
export async function getReading(
  ctx: Context,
  input: { contestId: string; code: string; locale: Locale },
): Promise<Outcome<Reading, 'not-found' | 'profile' | 'paused' | Obstacle>> {
  return inBlindTransaction(ctx, async ({ tx }) => {
    const desk = await openDesk(tx, input)
    return desk.ok ? readEssay(tx, desk.value, input.code) : desk
  })
}

/** Opens the desk of the viewer's seat, once for however many essays are read from it. */
export async function openDesk(
  tx: Transaction<BlindDatabase>,
  input: { contestId: string; locale: Locale },
): Promise<Outcome<Desk, 'not-found' | 'profile'>> {
  const seat = await findSeat(tx, input.contestId)
  if (!seat || !mayRead(seat.state)) return refuse('not-found')
  if (!seat.declared) return refuse('profile')
  return ok(await readDesk(tx, seat, input.locale))
}

async function readDesk(tx: Transaction<BlindDatabase>, seat: Seat, locale: Locale) {
  const levels = await listLevelsForReading(tx, seat.contestId)
  const criteria = await listCriteriaForReading(tx, seat.contestId)
  const titles = await readTitles(tx, [seat], locale)
  return {
    seat,
    rows: await listOwnAssignments(tx, seat.jurorId),
    obstacle: obstacleOf(await readPreparation(tx, seat)),
    title: titles.get(seat.contestId) ?? seat.slug,
    criteria: criteria.map((criterion, index) => ({
      id: criterion.id,
      number: index + 1,
      name: inLanguage({ kk: criterion.name_kk, ru: criterion.name_ru, en: criterion.name_en }, locale).text,
      levels: levels
        .filter(({ criterion_id }) => criterion_id === criterion.id)
        .map((level) => ({
          score: level.score,
          text: inLanguage({ kk: level.text_kk, ru: level.text_ru, en: level.text_en }, locale).text,
        })),
    })),
  }
}

/** One essay of an open desk. */
export async function readEssay(
  tx: Transaction<BlindDatabase>,
  { seat, rows, obstacle, title, criteria }: Desk,
  code: string,
): Promise<Outcome<Reading, 'not-found' | 'paused' | Obstacle>> {
  const row = rows.find((one) => one.code === code)
  if (!row) return refuse('not-found')
  if (row.body === null || row.language === null) return refuse('paused')
  if (obstacle && seat.state === 'in-review' && row.review_state === null) return refuse(obstacle)
  const review = await findOwnReview(tx, row.id)
  const scores = await listOwnScores(tx, row.id)
  const versions = await listOwnVersions(tx, row.id, mostEarlier)
  const scoring = seat.state === 'in-review'
  return ok({
    title,
    code: row.code,
    language: row.language,
    text: row.body,
    scoring,
    submitted: essayState(row) === 'done',
    version: review?.version ?? 0,
    note: review?.note ?? '',
    comment: review?.comment ?? '',
    criteria: criteria.map(({ id, ...criterion }) => ({
      ...criterion,
      score: scores.find(({ criterion_id }) => criterion_id === id)?.score ?? null,
    })),
    earlier: versions
      .filter(({ version }) => version !== review?.version)
      .map(({ saved_at, state, note, comment, ...kept }) => ({
        savedAt: saved_at,
        submitted: state === 'submitted',
        scores: criteria.map(({ id }) => kept.scores[id] ?? null),
        note,
        comment,
      })),
    progress: progressOf(rows),
    next: scoring ? nextCode(rows, row.code) : null,
  })
}
