import { listChangedOutcomes } from '#db/queries/allocation.server.ts'
import type { Context } from '../context.ts'

export type OutcomeName = 'recipient' | 'waiting' | 'not-considered' | 'absent'

export type ChangedOutcome = { code: string; region: string; before: OutcomeName; after: OutcomeName }

/** Whose outcome differs between two runs of a contest: who comes in and who goes out. */
export async function compareRuns(
  ctx: Pick<Context, 'db'>,
  earlierRunId: string,
  laterRunId: string,
): Promise<ChangedOutcome[]> {
  return (await listChangedOutcomes(ctx.db, earlierRunId, laterRunId)).map(({ code, region, before, after }) => ({
    code,
    region,
    before: nameOf(before),
    after: nameOf(after),
  }))
}

function nameOf(outcome: string | null): OutcomeName {
  return outcome === 'recipient' || outcome === 'waiting' || outcome === 'not-considered' ? outcome : 'absent'
}
