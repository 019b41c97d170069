import { sharedPassages } from '#app/core/similarity/shared-passages.ts'
import { listBandPairs, listBodies } from '#db/queries/duplicate.server.ts'
import { findEssayOfApplication } from '#db/queries/essay.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { plainEssay } from '../essay/plain-essay.ts'
import { type ComparedPart, partsOf } from '../screening/compared-parts.ts'
import { findDuplicates } from '../screening/find-duplicates.server.ts'
import { inTransaction } from '../transaction.server.ts'

/** An own text beside another one of this or an earlier contest, without who wrote either. */
export type SharedText = { words: number; own: ComparedPart[]; other: ComparedPart[] }

const mostShown = 3
const leastWords = 8

/**
 * The texts of this and other contests that share passages with a flagged one, the longest overlap first. The same
 * child's own earlier text is not among them. Whoever looks leaves a line in the audit.
 */
export async function findSharedTexts(
  ctx: Context,
  flag: { id: string; contestId: string; essayId: string; applicationId: string },
): Promise<Outcome<SharedText[], 'not-found'>> {
  await findDuplicates(ctx, flag.contestId, 500)
  return inTransaction(ctx, async ({ tx, audit }) => {
    const own = await findEssayOfApplication(tx, flag.applicationId)
    if (own?.state !== 'submitted') return refuse('not-found')
    const pairs = await listBandPairs(tx, flag.contestId, [flag.essayId])
    const others = pairs.map(({ first, second }) => (first === flag.applicationId ? second : first))
    const bodies = await listBodies(tx, [...new Set(others)])
    const body = plainEssay(own.body)
    const shared = bodies
      .map(({ id, body: stored }) => {
        const other = plainEssay(stored)
        const passages = sharedPassages(body, other)
        return { id, other, passages, words: passages.reduce((sum, passage) => sum + passage.words, 0) }
      })
      .filter(({ words }) => words >= leastWords)
      .sort((a, b) => b.words - a.words || (a.id < b.id ? -1 : 1))
      .slice(0, mostShown)
    for (const id of [flag.applicationId, ...shared.map((one) => one.id)])
      audit({ action: 'essay.open', subjectKind: 'application', subjectId: id, details: { purpose: 'flag' } })
    return ok(
      shared.map(({ words, other, passages }) => ({
        words,
        own: partsOf(
          body,
          passages.map(({ first }) => first),
        ),
        other: partsOf(
          other,
          passages.map(({ second }) => second),
        ),
      })),
    )
  })
}
