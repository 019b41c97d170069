import { countWords } from '#app/core/essay/count-words.ts'
import { findEssayOfApplication, listEssayVersions } from '#db/queries/essay.server.ts'
import type { Context } from '../context.ts'

export type EarlierText = { version: number; body: string; words: number; savedAt: Date }

/** Earlier texts of an application's essay, newest first. The caller has shown that the application is the viewer's. */
export async function listVersions(ctx: Context, applicationId: string): Promise<EarlierText[]> {
  const essay = await findEssayOfApplication(ctx.db, applicationId)
  if (!essay) return []
  const rows = await listEssayVersions(ctx.db, essay.id)
  return rows.map((row) => ({
    version: row.version,
    body: row.body,
    words: countWords(row.body),
    savedAt: row.saved_at,
  }))
}
