import { type DuplicateResolution, updateResolution } from '#db/queries/duplicate.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { mayScreen } from './rules.ts'
import { lockScreened } from './screened-application.server.ts'

export type ResolveInput = {
  contestId: string
  applicationId: string
  /** the application on the other side of the pair */
  otherId: string
  resolution: DuplicateResolution
}

/** Settles a flagged pair as two children or as one child twice, or opens it again. Nothing is deleted. */
export async function resolveDuplicate(
  ctx: Context,
  input: ResolveInput,
): Promise<Outcome<null, 'unknown' | 'locked'>> {
  if (!isUuid(input.otherId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const found = await lockScreened(ctx, tx, input)
    if (!found) return refuse('unknown')
    if (!mayScreen(found.contest)) return refuse('locked')
    const [first = '', second = ''] = [found.row.id, input.otherId.toLowerCase()].sort()
    const open = input.resolution === 'open'
    const settled = await updateResolution(
      tx,
      { first, second },
      {
        resolution: input.resolution,
        resolved_by: open ? null : accountOf(ctx.viewer),
        resolved_at: open ? null : ctx.now,
      },
    )
    if (settled === 0) return refuse('unknown')
    audit({
      action: 'duplicate.resolve',
      subjectKind: 'application',
      subjectId: found.row.id,
      details: { other: input.otherId, resolution: input.resolution },
    })
    return ok(null)
  })
}
