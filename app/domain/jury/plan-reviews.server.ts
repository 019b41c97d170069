import type { Transaction } from 'kysely'
import { assignEssays } from '#app/core/assignment/assign-essays.ts'
import type { Bottleneck, ShortageReason } from '#app/core/assignment/problem.ts'
import { insertAssignmentRun } from '#db/queries/assignment.server.ts'
import type { Database } from '#db/schema.ts'
import { dayOf } from '../application/rules.ts'
import type { Context } from '../context.ts'
import { codesBeside } from './essay-codes.ts'
import { gatherProblem } from './gather-problem.server.ts'
import { giveEssays } from './give-essays.server.ts'

/** Why places stay empty, for essays of one language. */
export type Gap = { kind: ShortageReason['kind']; language: string; essays: number; places: number }

/** What came out of one run of the assignment; kept with it. */
export type RunSummary = {
  essays: number
  reviewsPerEssay: number
  jurors: number
  added: number
  /** places filled before and after */
  kept: number
  missing: number
  gaps: Gap[]
  /** groups of jurors whom no shared essay joins; 1 is what calibration needs */
  components: number
  loadMin: number
  loadMax: number
  /* Runs of earlier versions have none of these. */
  /** the minimum cuts: what holds back which places, and what would mend it */
  bottlenecks?: Bottleneck[]
  /** jurors with fewer essays than wanted at least */
  belowMinimum?: number
  /** how firmly the jurors hang together: see `algebraicConnectivity` */
  connectivity?: number
  /** in how many pieces the readers of each language fall through its essays alone */
  languageComponents?: Readonly<Record<string, number>>
  /** the most essays that two jurors share */
  pairMax?: number
}

/**
 * Gives every open review place of a contest to a juror, keeping what exists; the caller holds the contest's lock.
 * Opens the join between essays and applications for the conflicts of interest; nothing of it leaves but the pairs.
 */
export async function planReviews(
  tx: Transaction<Database>,
  ctx: Pick<Context, 'now' | 'random'>,
  contest: { id: string; reviewsPerEssay: number },
  createdBy: string | null,
): Promise<RunSummary & { seed: string; readers: string[] }> {
  const seed = Buffer.from(ctx.random.bytes(16)).toString('hex')
  const { problem, codes } = await gatherProblem(tx, contest, seed, dayOf(ctx.now))
  const { essays, existing } = problem
  const result = assignEssays(problem)

  const added = result.assignments.slice(existing.length)
  const nextCode = codesBeside(new Set(codes), ctx.random)
  await giveEssays(tx, ctx, contest.id, added, { nextCode, seed })
  const loads = problem.jurors.flatMap(({ id, max }) => (max > 0 ? [result.loads[id] ?? 0] : []))
  const summary: RunSummary = {
    essays: essays.length,
    reviewsPerEssay: contest.reviewsPerEssay,
    jurors: loads.length,
    added: added.length,
    kept: existing.length,
    missing: result.unassigned.reduce((sum, { missing }) => sum + missing, 0),
    gaps: gapsOf(result.unassigned),
    components: result.components.length,
    loadMin: Math.min(...(loads.length > 0 ? loads : [0])),
    loadMax: Math.max(...(loads.length > 0 ? loads : [0])),
    bottlenecks: [...result.bottlenecks],
    belowMinimum: result.belowMinimum.length,
    connectivity: result.algebraicConnectivity,
    languageComponents: result.languageComponents,
    pairMax: result.pairMax,
  }
  await insertAssignmentRun(tx, {
    id: ctx.random.uuid(),
    contest_id: contest.id,
    seed,
    created_by: createdBy,
    created_at: ctx.now,
    summary: JSON.stringify(summary),
  })
  return { ...summary, seed, readers: [...new Set(added.map(({ juror }) => juror))] }
}

function gapsOf(unassigned: readonly { missing: number; reason: ShortageReason }[]): Gap[] {
  const gaps = new Map<string, Gap>()
  for (const { missing, reason } of unassigned) {
    const key = `${reason.language} ${reason.kind}`
    const gap = gaps.get(key) ?? { kind: reason.kind, language: reason.language, essays: 0, places: 0 }
    gaps.set(key, { ...gap, essays: gap.essays + 1, places: gap.places + missing })
  }
  return [...gaps.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap)
}
