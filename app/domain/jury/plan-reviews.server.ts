import type { Transaction } from 'kysely'
import { assignEssays } from '#app/core/assignment/assign-essays.ts'
import type { AssignableJuror, Assignment, ShortageReason } from '#app/core/assignment/problem.ts'
import { maybeSameSchool, schoolWords } from '#app/core/assignment/same-school.ts'
import { essayCodeFromBytes } from '#app/core/blinding/essay-code.ts'
import { createRandom } from '#app/core/numeric/random.ts'
import {
  insertAssignmentRun,
  insertAssignments,
  listAssignableEssays,
  listAssignments,
} from '#db/queries/assignment.server.ts'
import { listJurorConflicts, listJurors } from '#db/queries/juror.server.ts'
import type { Database } from '#db/schema.ts'
import type { Context } from '../context.ts'

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
): Promise<RunSummary & { seed: string }> {
  const [essays, jurors, conflicts, known] = await Promise.all([
    listAssignableEssays(tx, contest.id),
    listJurors(tx, contest.id),
    listJurorConflicts(tx, contest.id),
    listAssignments(tx, contest.id),
  ])
  const seed = Buffer.from(ctx.random.bytes(16)).toString('hex')
  const schools = [...new Set(essays.map(({ school }) => school))].map((name) => ({ name, words: schoolWords(name) }))
  const ids = new Set(essays.map(({ id }) => id))
  const active = known.filter(({ state }) => state !== 'recused')

  const able = jurors.map((juror): AssignableJuror => {
    const own = conflicts.filter((conflict) => conflict.juror_id === juror.id)
    const typed = own.flatMap(({ kind, value }) => (kind === 'school' ? [schoolWords(value)] : []))
    const elsewhere = active.filter(({ juror_id, essay_id }) => juror_id === juror.id && !ids.has(essay_id)).length
    const reads = juror.state === 'active' && juror.declared_at !== null
    return {
      id: juror.id,
      languages: reads ? juror.languages : [],
      max: reads ? Math.max(0, juror.max_load - elsewhere) : 0,
      conflicts: {
        regions: own.flatMap(({ kind, value }) => (kind === 'district' ? [value] : [])),
        schools: schools.flatMap(({ name, words }) => (typed.some((one) => maybeSameSchool(one, words)) ? [name] : [])),
        essays: known.flatMap((a) => (a.juror_id === juror.id && a.state === 'recused' ? [a.essay_id] : [])),
      },
    }
  })
  const existing = active.flatMap(({ essay_id, juror_id }): Assignment[] =>
    ids.has(essay_id) ? [{ essay: essay_id, juror: juror_id }] : [],
  )
  const result = assignEssays({
    seed,
    reviewsPerEssay: contest.reviewsPerEssay,
    essays: essays.map(({ id, language, region, school }) => ({ id, language, school, region: region ?? undefined })),
    jurors: able,
    existing,
  })

  const added = result.assignments.slice(existing.length)
  const nextCode = codesBeside(new Set(known.map(({ code }) => code)), ctx.random)
  // A random place in the queue: a later essay says by its place neither that it is later nor why it came.
  const shuffle = createRandom(`${seed}:positions`)
  await insertAssignments(
    tx,
    added.map(({ essay, juror }) => ({
      id: ctx.random.uuid(),
      contest_id: contest.id,
      juror_id: juror,
      essay_id: essay,
      code: nextCode(),
      position: shuffle.below(2 ** 31),
      created_at: ctx.now,
    })),
  )
  const loads = able.flatMap(({ id, max }) => (max > 0 ? [result.loads[id] ?? 0] : []))
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
  }
  await insertAssignmentRun(tx, {
    id: ctx.random.uuid(),
    contest_id: contest.id,
    seed,
    created_by: createdBy,
    created_at: ctx.now,
    summary: JSON.stringify(summary),
  })
  return { ...summary, seed }
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

function codesBeside(taken: Set<string>, random: Context['random']): () => string {
  return () => {
    let code = essayCodeFromBytes(random.bytes(6))
    while (taken.has(code)) code = essayCodeFromBytes(random.bytes(6))
    taken.add(code)
    return code
  }
}
