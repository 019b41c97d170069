import { lockApplication, updateApplication } from '#db/queries/application.server.ts'
import {
  insertEssayVersion,
  lockEssayOfApplication,
  updateAnonymousTextUnapproved,
  updateEssay,
} from '#db/queries/essay.server.ts'
import { deleteOpenTaskOfEssay, findTaskOfEssay } from '#db/queries/transcription.server.ts'
import { type Context, type Locale, ok, refuse } from '../context.ts'
import { isHandwritten } from '../paper/rules.ts'
import { inTransaction } from '../transaction.server.ts'
import { openTranscription } from '../transcription/open-transcription.server.ts'
import { loadDossier } from './load-dossier.server.ts'
import { receiptMessage } from './receipt-message.ts'
import { isTheirs, mayEdit } from './rules.ts'
import type { Problem } from './sections.ts'

export type SubmitInput = {
  submitKey: string
  /** of the application and of the essay that the child was shown before submitting */
  version: number
  essayVersion: number
  locale: Locale
}

export type Submitted =
  | { ok: true; value: { repeated: boolean } }
  | { ok: false; reason: 'not-found' | 'closed' | 'changed' | 'different' }
  | { ok: false; reason: 'incomplete'; problems: Problem[] }

/**
 * Submits an application, or submits it again with what changed. Exactly once: the same key with the same text is
 * answered like the first time, with another text refused (`different`). `changed`: what is stored is not what was
 * shown before submitting.
 */
export async function submitApplication(ctx: Context, applicationId: string, input: SubmitInput): Promise<Submitted> {
  return inTransaction(ctx, async ({ tx, audit, send }): Promise<Submitted> => {
    const row = await lockApplication(tx, applicationId)
    if (!row || row.state === 'withdrawn') return refuse('not-found')
    await lockEssayOfApplication(tx, applicationId)
    const { application, contest, essay, pages, problems } = await loadDossier(tx, row, ctx.now)
    if (!isTheirs(ctx.viewer, application)) return refuse('not-found')
    if (application.submitKey === input.submitKey) {
      return essay.stored.version === input.essayVersion ? ok({ repeated: true }) : refuse('different')
    }
    if (!mayEdit(ctx.viewer, application, contest, ctx.now)) return refuse('closed')
    if (application.version !== input.version || essay.current.version !== input.essayVersion) return refuse('changed')
    if (problems.length > 0) return { ok: false, reason: 'incomplete', problems }

    const { unsent } = essay
    if (unsent) {
      await insertEssayVersion(tx, {
        essay_id: essay.id,
        version: essay.stored.version,
        body: essay.stored.body,
        saved_at: essay.updatedAt,
      })
      await updateAnonymousTextUnapproved(tx, essay.id)
    }
    await updateEssay(tx, essay.id, {
      state: 'submitted',
      ...(unsent && {
        language: unsent.language,
        body: unsent.body,
        word_count: unsent.words,
        version: unsent.version,
        unsent_language: null,
        unsent_body: null,
        unsent_words: null,
        unsent_version: null,
      }),
      updated_at: essay.updatedAt,
    })
    await updateApplication(tx, application.id, {
      state: 'submitted',
      locale: input.locale,
      submit_key: input.submitKey,
      submitted_at: ctx.now,
      updated_at: ctx.now,
      ...(unsent && { eligibility: 'pending', ineligible_reason: null, screened_by: null, screened_at: null }),
    })
    const handwritten = isHandwritten(essay.current, pages)
    // A text that the child has typed counts, and nobody need type the pages.
    if (!handwritten) await deleteOpenTaskOfEssay(tx, essay.id)
    else if (!(await findTaskOfEssay(tx, essay.id))) {
      await openTranscription(ctx, { tx, audit }, { applicationId, essayId: essay.id, contest })
    }
    audit({
      action: 'application.submit',
      subjectKind: 'application',
      subjectId: application.id,
      details: {
        essayVersion: essay.current.version,
        words: essay.current.words,
        again: application.state !== 'draft',
        ...(handwritten && { pages }),
      },
    })
    send(receiptMessage({ ...application, applicationId, locale: input.locale }, contest, essay.current.version))
    return ok({ repeated: false })
  })
}
