import { deleteClaims, insertClaims } from '#db/queries/application.server.ts'
import { listFilesOfClaims } from '#db/queries/certificate.server.ts'
import { type Context, ok, refuse } from '../context.ts'
import { releaseFile } from '../file/release-files.server.ts'
import { changeSection, type Saved } from './change-section.server.ts'
import type { GroupsInput } from './input.server.ts'

/** Saves the claims to priority groups; none is an answer too. A claim that stays keeps its verification. */
export function saveGroups(ctx: Context, applicationId: string, input: GroupsInput): Promise<Saved<'group'>> {
  return changeSection<'group'>(ctx, applicationId, 'groups', input.version, ({ application, contest, claims }) => {
    const wanted = [...new Set(input.groups)]
    if (wanted.some((key) => !contest.groups.some((group) => group.key === key))) return refuse('group')
    const added = wanted.filter((key) => !claims.some((claim) => claim.group === key))
    const dropped = claims.map((claim) => claim.group).filter((key) => !wanted.includes(key))
    return ok({
      same: application.groupsAnswered && added.length === 0 && dropped.length === 0,
      change: { groups_answered: true },
      also: async (tx, audit) => {
        // The copy of a paper for a claim that is dropped has nothing to prove any more.
        for (const file of await listFilesOfClaims(tx, application.id, dropped)) {
          await releaseFile(ctx, { tx, audit }, file, 'removed')
        }
        await deleteClaims(tx, application.id, dropped)
        await insertClaims(tx, application.id, contest.id, added)
      },
    })
  })
}
