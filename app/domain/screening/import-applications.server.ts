import { bringChild } from '../application/bring-child.server.ts'
import { enterApplication } from '../application/enter-application.server.ts'
import { mayBring, mayEnterFor } from '../application/rules.ts'
import { getContest } from '../contest/get-contest.server.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction, type Work } from '../transaction.server.ts'
import type { ImportProblem } from './import-problem.ts'
import { type ImportPlan, type PlannedRow, planImport } from './plan-import.server.ts'
import type { PupilRow } from './read-pupils.server.ts'

export type ImportInput = {
  contestId: string
  /** whose pupils they are; null for an organiser */
  partnerId: string | null
  rows: readonly PupilRow[]
  locale: Locale
}

type Refusal = 'unknown' | 'locked' | 'problems' | 'changed'

/** What an import would do; nothing is stored. */
export async function previewImport(
  ctx: Context,
  input: ImportInput,
): Promise<Outcome<ImportPlan, 'unknown' | 'locked'>> {
  const contest = await getContest(ctx, input.contestId)
  if (!contest) return refuse('unknown')
  const { partnerId, locale } = input
  const may = partnerId === null ? mayEnterFor(ctx.viewer, contest) : mayBring(ctx.viewer, partnerId, contest, ctx.now)
  if (!may) return refuse('locked')
  return ok(await planImport(ctx, ctx.db, { contest, partnerId, locale }, input.rows))
}

/**
 * Enters every row of a file or none, and exactly what the preview with this hash showed: `changed` when the contest or
 * the list has changed since. Rows that were imported before are passed over, so that sending twice is safe.
 */
export async function importApplications(
  ctx: Context,
  input: ImportInput & { hash: string },
): Promise<Outcome<{ entered: number; known: number }, Refusal, { problems: ImportProblem[] }>> {
  const preview = await previewImport(ctx, input)
  if (!preview.ok) return preview
  const { rows, problems, hash } = preview.value
  if (problems.length > 0) return refuse('problems', { problems })
  if (hash !== input.hash) return refuse('changed')
  const fresh = rows.filter((row) => !row.imported)
  return inTransaction(ctx, async (work): Promise<Outcome<{ entered: number; known: number }, Refusal>> => {
    for (const row of fresh) {
      const entered = await enter(ctx, work, input, row)
      if (!entered) return refuse('changed')
    }
    if (fresh.length > 0) {
      work.audit({
        action: 'application.import',
        subjectKind: 'contest',
        subjectId: input.contestId,
        details: { entered: fresh.length, ...(input.partnerId ? { partner: input.partnerId } : {}) },
      })
    }
    return ok({ entered: fresh.length, known: rows.length - fresh.length })
  })
}

async function enter(ctx: Context, work: Work, input: ImportInput, { key, pupil }: PlannedRow): Promise<boolean> {
  const { contestId, partnerId } = input
  if (partnerId !== null) return (await bringChild(ctx, work, { ...pupil, contestId, partnerId, key })).ok
  const { birthDate, grade, region, district, guardianRelation } = pupil
  if (birthDate === null || grade === null || region === null || district === null || guardianRelation === '') {
    return false
  }
  const entered = await enterApplication(
    ctx,
    work,
    {
      ...pupil,
      contestId,
      source: 'import',
      key,
      birthDate,
      grade,
      region,
      district,
      guardianRelation,
      groups: pupil.groups ?? [],
    },
    null,
  )
  return entered.ok
}
