import { findApplication } from '#db/queries/application.server.ts'
import { findEssayOfApplication, findEssayVersion } from '#db/queries/essay.server.ts'
import { toApplication, toEssay } from '../application/application.ts'
import { isTheirs } from '../application/rules.ts'
import { type Context, type Outcome, refuse } from '../context.ts'
import { type SavedEssay, saveEssay } from './save-essay.server.ts'

/** Makes an earlier text the newest again; the present one becomes an earlier one. */
export async function restoreVersion(
  ctx: Context,
  applicationId: string,
  version: number,
): Promise<Outcome<SavedEssay, 'not-found' | 'closed' | 'language'>> {
  const row = await findApplication(ctx.db, applicationId)
  const essayRow = row && (await findEssayOfApplication(ctx.db, applicationId))
  if (!row || !essayRow || !isTheirs(ctx.viewer, toApplication(row))) return refuse('not-found')
  const earlier = await findEssayVersion(ctx.db, essayRow.id, version)
  if (!earlier) return refuse('not-found')
  const { current } = toEssay(essayRow)
  return saveEssay(ctx, applicationId, {
    version: current.version,
    language: current.language,
    body: earlier.body,
    writer: null,
  })
}
