import { findLatestScoringRun } from '#db/queries/scoring.server.ts'
import { findScoringResult, listScoringEssays, listScoringJurors } from '#db/queries/scoring-run.server.ts'
import type { Context } from '../context.ts'
import { isUuid } from '../identifier.ts'
import type { CalibrationResult, EssayMeasure, JurorMeasure } from './calibration.ts'
import type { ScoringSummary } from './rules.ts'

export type Calibration = {
  run: {
    id: string
    inputHash: string
    programVersion: string
    seed: string
    createdAt: Date
    finishedAt: Date | null
    summary: ScoringSummary
  }
  result: CalibrationResult
  /** `number` is the juror's in this contest; no name */
  jurors: (JurorMeasure & { number: number })[]
}

/**
 * The newest calibration run of a contest that is done, without its essays; null when there is none. For the other use
 * cases: what of it may be seen, and when, is theirs to decide.
 */
export async function getCalibration(ctx: Pick<Context, 'db'>, contestId: string): Promise<Calibration | null> {
  if (!isUuid(contestId)) return null
  const run = await findLatestScoringRun(ctx.db, contestId)
  const result = run && ((await findScoringResult(ctx.db, run.id)) as CalibrationResult | null)
  if (!run || !result) return null
  const jurors = await listScoringJurors(ctx.db, run.id)
  return {
    run: {
      id: run.id,
      inputHash: run.input_hash,
      programVersion: run.program_version,
      seed: run.seed,
      createdAt: run.created_at,
      finishedAt: run.finished_at,
      summary: run.summary as ScoringSummary,
    },
    result,
    jurors: jurors.map(({ juror_id, logit_se, report, ...row }) => ({
      jurorId: juror_id,
      logitSe: logit_se,
      report: report as JurorMeasure['report'],
      ...row,
    })),
  }
}

/** The essays of a calibration run, by id; never a name and never an application. */
export async function getCalibratedEssays(ctx: Pick<Context, 'db'>, runId: string): Promise<EssayMeasure[]> {
  const rows = await listScoringEssays(ctx.db, runId)
  return rows.map(({ essay_id, total_se, logit_se, raw, correction, trust, component, ...row }) => ({
    essayId: essay_id,
    totalSe: total_se,
    logitSe: logit_se,
    raw: raw ?? row.measure,
    correction: correction ?? 0,
    trust: trust ?? 1,
    component: component ?? 0,
    ...row,
  }))
}
