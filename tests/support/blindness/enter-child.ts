import type { Kysely } from 'kysely'
import { createApplicationFor } from '#app/domain/application/create-application-for.server.ts'
import type { ApplicationFor } from '#app/domain/application/enter-application.server.ts'
import type { Context } from '#app/domain/context.ts'
import type { Database } from '#db/schema.ts'
import type { District, Identity } from './identities.ts'
import { replayableRandom } from './replayable-random.ts'

/** Every place a child may come from, in the order of its code. */
export function listPlaces(db: Kysely<Database>): Promise<District[]> {
  return db
    .selectFrom('region.unit')
    .select(['kato', 'parent as region', 'name_kk as name'])
    .where('parent', 'is not', null)
    .where('level', '=', 2)
    .$narrowType<{ region: string }>()
    .orderBy('kato')
    .execute()
}

/** Sends in an application through the use case. Returns its id. */
export async function enterChild(
  ctx: Context,
  contestId: string,
  { minute: _, ...identity }: Identity,
  essay: ApplicationFor['essay'],
  keySeed: string,
): Promise<string> {
  const made = await createApplicationFor(ctx, {
    ...identity,
    contestId,
    source: 'organiser',
    key: replayableRandom(keySeed).uuid(),
    groups: [],
    consents: { guardian: true, child: true },
    essay,
  })
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.value.applicationId
}
