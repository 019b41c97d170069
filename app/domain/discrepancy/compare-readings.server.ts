import type { Transaction } from 'kysely'
import { disagreement, type Reading } from '#app/core/scoring/discrepancy/disagreement.ts'
import {
  findLastDiscrepancyNumber,
  insertDiscrepancy,
  listReadingScores,
  listUncheckedEssays,
  lockDiscrepancies,
  updateDiscrepancy,
  upsertReadingChecks,
} from '#db/queries/discrepancy.server.ts'
import { listScales } from '#db/queries/scoring.server.ts'
import type { Database } from '#db/schema.ts'
import type { Context } from '../context.ts'
import type { Work } from '../transaction.server.ts'
import type { DiscrepancyRule, Found } from './rules.ts'

type RuledContest = { id: string; reviewsPerEssay: number }

const atOnce = 500

/**
 * Compares the readings of essays that have all of theirs, if they have changed since they were compared last, and moves
 * each on: to one more reading, to agreement, or to the adjudicator once the rounds are used up.
 * @returns how many were compared
 */
export async function compareReadings(
  { tx, audit }: Pick<Work, 'tx' | 'audit'>,
  ctx: Context,
  contest: RuledContest,
  rule: DiscrepancyRule,
  essayIds: readonly string[] | null,
): Promise<number> {
  const due = await listUncheckedEssays(tx, contest.id, contest.reviewsPerEssay, essayIds, atOnce)
  if (due.length === 0) return 0
  const ids = due.map(({ essay_id }) => essay_id)
  const criteria = (await listScales(tx, contest.id)).map(({ id, weight, min, max }) => ({ id, weight, min, max }))
  const readings = await readingsOf(tx, ids)
  const known = new Map((await lockDiscrepancies(tx, ids)).map((row) => [row.essay_id, row]))
  let number = await findLastDiscrepancyNumber(tx, contest.id)
  const gaps = { levels: rule.levelGap, points: rule.pointsGap }
  for (const essayId of ids) {
    const row = known.get(essayId)
    const own = readings.get(essayId) ?? []
    const planned = contest.reviewsPerEssay
    // Its extra reading is still to come, or an adjudicator has it.
    if (row && (row.state === 'adjudication' || row.state === 'adjudicated')) continue
    if (row?.state === 'extra-reading' && own.length < planned + row.round) continue
    const found = disagreement(criteria, own, gaps, Math.max(0, own.length - planned))
    if (found.length === 0) {
      if (row?.state !== 'extra-reading') continue
      await updateDiscrepancy(tx, row.id, { state: 'agreed', obstacle: null, changed_at: ctx.now })
      audit({ action: 'discrepancy.agree', subjectKind: 'discrepancy', subjectId: row.id })
      continue
    }
    const round = row?.round ?? 0
    const next =
      round < rule.extraRounds
        ? { state: 'extra-reading' as const, round: round + 1, rounds_allowed: Math.max(rule.extraRounds, round + 1) }
        : { state: 'adjudication' as const, round, rounds_allowed: Math.max(rule.extraRounds, round) }
    const id = row?.id ?? ctx.random.uuid()
    const values = { ...next, found: JSON.stringify(found), obstacle: null, changed_at: ctx.now }
    if (row) await updateDiscrepancy(tx, id, values)
    else {
      number += 1
      await insertDiscrepancy(tx, {
        id,
        contest_id: contest.id,
        essay_id: essayId,
        number,
        found_at: ctx.now,
        ...values,
      })
    }
    auditFound(audit, id, next.state, next.round, found)
  }
  await upsertReadingChecks(tx, contest.id, due)
  return due.length
}

export function auditFound(
  audit: Work['audit'],
  id: string,
  state: 'extra-reading' | 'adjudication',
  round: number,
  found: readonly Found[],
): void {
  audit({
    action: state === 'extra-reading' ? 'discrepancy.find' : 'discrepancy.escalate',
    subjectKind: 'discrepancy',
    subjectId: id,
    details: { round, found },
  })
}

async function readingsOf(tx: Transaction<Database>, essayIds: readonly string[]): Promise<Map<string, Reading[]>> {
  const byAssignment = new Map<string, { essay: string; scores: Record<string, number> }>()
  for (const { assignment_id, essay_id, criterion_id, score } of await listReadingScores(tx, essayIds)) {
    const reading = byAssignment.get(assignment_id) ?? { essay: essay_id, scores: {} }
    reading.scores[criterion_id] = score
    byAssignment.set(assignment_id, reading)
  }
  const byEssay = new Map<string, Reading[]>()
  for (const { essay, scores } of byAssignment.values()) byEssay.set(essay, [...(byEssay.get(essay) ?? []), scores])
  return byEssay
}
