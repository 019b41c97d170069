import type { DocumentProblem } from '#app/core/document/validate-document.ts'
import type { AutosaveInput } from '../application/input.server.ts'
import { type Context, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { autosavedText, type SentText } from './autosaved-text.ts'
import { openEssay } from './open-essay.server.ts'
import { readDocument } from './read-document.ts'
import { isOvertaken, knowsNewest, storeBeside, storeText } from './store-text.server.ts'

export type Autosaved = {
  version: number
  /** another window has written meanwhile: this text is kept beside the newest one and nothing was overwritten */
  beside: boolean
  late: boolean
}

type Result =
  | { ok: true; value: Autosaved }
  | { ok: false; reason: 'not-found' | 'closed' | 'language' | 'whole' }
  | { ok: false; reason: 'document'; problem: DocumentProblem }

/**
 * Saves what a window holds while somebody types in it. Unlike the button it never takes another window's text away:
 * a window that fell behind gets a place beside, until the person decides. `whole`: the patch does not fit what is
 * stored, the whole text is needed. `document`: a document of the editor that may not be stored. Repeating a request, or one arriving after its successor, changes nothing.
 */
export async function autosaveEssay(ctx: Context, applicationId: string, input: AutosaveInput): Promise<Result> {
  let text: SentText
  if ('document' in input.text) {
    const given = readDocument(input.text.document)
    if (!given.ok) return given
    text = { whole: given.text }
  } else text = input.text
  return inTransaction(ctx, async ({ tx, audit }): Promise<Result> => {
    const opened = await openEssay(ctx, tx, applicationId, input.language)
    if (!opened.ok) return opened
    const { essay, late } = opened.value
    const { current } = essay
    if (isOvertaken(essay, input.writer)) return ok({ version: current.version, beside: false, late })
    const known = knowsNewest(essay, input.version, input.writer)
    const body = autosavedText(text, known ? current.body : null)
    if (body === null) return refuse('whole')
    if (current.body === body && current.language === input.language) {
      return ok({ version: current.version, beside: false, late })
    }
    if (!known) {
      await storeBeside(tx, essay, body, input.writer, ctx.now)
      return ok({ version: current.version, beside: true, late })
    }
    const { version, kept } = await storeText(tx, essay, { ...input, body }, ctx.now, true)
    // One entry for a sitting, with the earlier text that it kept: not one for every few seconds.
    if (kept || current.body === '') {
      audit({
        action: 'essay.autosave',
        subjectKind: 'application',
        subjectId: applicationId,
        details: { version, state: essay.state, late },
      })
    }
    return ok({ version, beside: false, late })
  })
}
