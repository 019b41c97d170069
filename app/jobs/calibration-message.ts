import type { ClaimedRun } from '#app/domain/scoring/claim-run.server.ts'
import type { Env } from '#app/env.server.ts'

/** What the process that computes is told, over the channel to it: it stands in no list of processes and no file. */
export type CalibrationOrder = { env: Env; databaseUrl: string; run: ClaimedRun }
