import { sharedPassages } from '#app/core/similarity/shared-passages.ts'
import { findApplication } from '#db/queries/application.server.ts'
import { findFlag } from '#db/queries/duplicate.server.ts'
import { findEssayOfApplication } from '#db/queries/essay.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { plainEssay } from '../essay/plain-essay.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { type ComparedPart, partsOf } from './compared-parts.ts'
import { maySee } from './rules.ts'
import { lockScreened } from './screened-application.server.ts'

export type ComparedText = { code: string; language: string; parts: ComparedPart[] }

export type Comparison = {
  similarity: number | null
  /** words that stand in both texts */
  words: number
  passages: number
  own: ComparedText
  /** null: it belongs to a region that is not the viewer's */
  other: ComparedText | null
}

/**
 * Two flagged texts side by side with the passages that they share. Only for a flagged pair; whoever opens it leaves a line
 * in the audit for each text that was shown.
 */
export async function compareTexts(
  ctx: Context,
  address: { contestId: string; applicationId: string; otherId: string },
): Promise<Outcome<Comparison, 'unknown'>> {
  if (!isUuid(address.otherId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const screened = await lockScreened(ctx, tx, address)
    const other = await findApplication(tx, address.otherId)
    if (!screened || !other || screened.row.state !== 'submitted' || other.state !== 'submitted')
      return refuse('unknown')
    const [first = '', second = ''] = [screened.row.id, other.id].sort()
    const flag = await findFlag(tx, first, second, 'same-text')
    const ownEssay = await findEssayOfApplication(tx, screened.row.id)
    const otherEssay = await findEssayOfApplication(tx, other.id)
    if (!flag || !ownEssay || !otherEssay) return refuse('unknown')
    const mine = maySee(ctx.viewer, other.region)
    const [ownBody, otherBody] = [plainEssay(ownEssay.body), plainEssay(otherEssay.body)]
    const passages = sharedPassages(ownBody, otherBody)
    for (const id of [screened.row.id, ...(mine ? [other.id] : [])])
      audit({ action: 'essay.open', subjectKind: 'application', subjectId: id, details: { purpose: 'comparison' } })
    return ok({
      similarity: flag.similarity,
      words: passages.reduce((sum, passage) => sum + passage.words, 0),
      passages: passages.length,
      own: {
        code: screened.row.code,
        language: ownEssay.language,
        parts: partsOf(
          ownBody,
          passages.map((passage) => passage.first),
        ),
      },
      other: mine
        ? {
            code: other.code,
            language: otherEssay.language,
            parts: partsOf(
              otherBody,
              passages.map((passage) => passage.second),
            ),
          }
        : null,
    })
  })
}
