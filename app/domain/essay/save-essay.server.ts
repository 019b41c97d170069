import { countWords } from '#app/core/essay/count-words.ts'
import type { EssayInput } from '../application/input.server.ts'
import { type Context, type Outcome, ok } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { openEssay } from './open-essay.server.ts'
import { isOvertaken, knowsNewest, storeText } from './store-text.server.ts'

export type SavedEssay = {
  words: number
  /** the version of the text that another window had stored meanwhile: kept, and to be offered */
  superseded: number | null
  /** kept as a draft, but the closing time has passed */
  late: boolean
}

/**
 * Saves the essay, however long or short, and keeps every earlier body. A save from a window that did not know the
 * newest text becomes the newest itself; the other one is kept as a version and its number returned.
 */
export async function saveEssay(
  ctx: Context,
  applicationId: string,
  input: EssayInput,
): Promise<Outcome<SavedEssay, 'not-found' | 'closed' | 'language'>> {
  return inTransaction(
    ctx,
    async ({ tx, audit }): Promise<Outcome<SavedEssay, 'not-found' | 'closed' | 'language'>> => {
      const opened = await openEssay(ctx, tx, applicationId, input.language)
      if (!opened.ok) return opened
      const { essay, late } = opened.value
      const { current } = essay
      const words = countWords(input.body)
      if ((current.body === input.body && current.language === input.language) || isOvertaken(essay, input.writer)) {
        return ok({ words, superseded: null, late })
      }
      const superseded = knowsNewest(essay, input.version, input.writer) ? null : current.version
      const { version } = await storeText(tx, essay, input, ctx.now, false)
      audit({
        action: 'essay.save',
        subjectKind: 'application',
        subjectId: applicationId,
        details: { words, version, state: essay.state, superseded, late },
      })
      return ok({ words, superseded, late })
    },
  )
}
