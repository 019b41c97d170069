import { getContestFacts } from '#app/domain/contest/get-contest-facts.server.ts'
import { systemContext } from '#app/services.server.ts'
import { moveTo } from './build-jury.ts'
import type { TestApp } from './client.ts'

/** The demonstration's contest in review, with half of its reviews in, taken to its decision. */
export async function decideSeeded(app: TestApp): Promise<string> {
  const { id } = await app.services.database.db
    .selectFrom('contest.contest')
    .select('id')
    .where('state', '=', 'in-review')
    .executeTakeFirstOrThrow()
  const ctx = systemContext(app.services, 'test')
  await moveTo(ctx, id, 'decided', (await getContestFacts(ctx, id)).openAssignments)
  return id
}
