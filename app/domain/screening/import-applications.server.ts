import { enterApplication } from '../application/enter-application.server.ts'
import { mayEnterFor } from '../application/rules.ts'
import { getContest } from '../contest/get-contest.server.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import type { ImportProblem } from './import-problem.ts'
import { type ImportPlan, planImport } from './plan-import.server.ts'
import { type CsvReading, readCsv } from './read-csv.server.ts'

type Unreadable = Exclude<CsvReading, { ok: true }>
type Refusal = 'unknown' | 'locked' | 'unreadable' | 'problems'
type Detail = { reading: Unreadable; problems: ImportProblem[] }

export type ImportInput = { contestId: string; csv: string; locale: Locale }

/** What an import would do; nothing is stored. */
export async function previewImport(
  ctx: Context,
  input: ImportInput,
): Promise<Outcome<ImportPlan, 'unknown' | 'locked' | 'unreadable', Pick<Detail, 'reading'>>> {
  const contest = await getContest(ctx, input.contestId)
  if (!contest) return refuse('unknown')
  if (!mayEnterFor(ctx.viewer, contest)) return refuse('locked')
  const reading = readCsv(input.csv)
  if (!reading.ok) return refuse('unreadable', { reading })
  return ok(await planImport(ctx, ctx.db, contest, reading.rows, input.locale))
}

/** Enters every row of a file or none; rows that were imported before are passed over, so that sending twice is safe. */
export async function importApplications(
  ctx: Context,
  input: ImportInput,
): Promise<Outcome<{ entered: number; known: number }, Refusal, Detail>> {
  const preview = await previewImport(ctx, input)
  if (!preview.ok) return preview
  if (preview.value.problems.length > 0) return refuse('problems', { problems: preview.value.problems })
  const fresh = preview.value.rows.filter((row) => !row.imported)
  return inTransaction(ctx, async (work): Promise<Outcome<{ entered: number; known: number }, Refusal, Detail>> => {
    for (const { application } of fresh) {
      const entered = await enterApplication(ctx, work, application, null)
      if (!entered.ok) return refuse(entered.reason === 'forbidden' ? 'locked' : 'unknown')
    }
    if (fresh.length > 0) {
      work.audit({
        action: 'application.import',
        subjectKind: 'contest',
        subjectId: input.contestId,
        details: { entered: fresh.length },
      })
    }
    return ok({ entered: fresh.length, known: preview.value.rows.length - fresh.length })
  })
}
