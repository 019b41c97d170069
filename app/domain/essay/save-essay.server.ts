import { countWords } from '#app/core/essay/count-words.ts'
import { lockApplication } from '#db/queries/application.server.ts'
import { findContest } from '#db/queries/contest.server.ts'
import { insertEssayVersion, lockEssayOfApplication, updateEssay } from '#db/queries/essay.server.ts'
import { toApplication, toEssay } from '../application/application.ts'
import type { EssayInput } from '../application/input.server.ts'
import { isTheirs, keepsDrafts, mayEdit } from '../application/rules.ts'
import { assembleContest } from '../contest/assemble-contest.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'

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
 * Before the submission the draft changes; after it the new text waits beside the submitted one.
 */
export async function saveEssay(
  ctx: Context,
  applicationId: string,
  input: EssayInput,
): Promise<Outcome<SavedEssay, 'not-found' | 'closed' | 'language'>> {
  return inTransaction(
    ctx,
    async ({ tx, audit }): Promise<Outcome<SavedEssay, 'not-found' | 'closed' | 'language'>> => {
      const row = await lockApplication(tx, applicationId)
      const essayRow = row && (await lockEssayOfApplication(tx, applicationId))
      const contestRow = row && (await findContest(tx, row.contest_id))
      if (!row || !essayRow || !contestRow || row.state === 'withdrawn') return refuse('not-found')
      const application = toApplication(row)
      const essay = toEssay(essayRow)
      const contest = await assembleContest(tx, contestRow)
      if (!isTheirs(ctx.viewer, application)) return refuse('not-found')
      const late = !mayEdit(ctx.viewer, application, contest, ctx.now)
      if (late && !keepsDrafts(contest)) return refuse('closed')
      if (!contest.essayLanguages.includes(input.language)) return refuse('language')

      const { current } = essay
      const words = countWords(input.body)
      if (current.body === input.body && current.language === input.language) {
        return ok({ words, superseded: null, late })
      }
      const superseded = input.version !== current.version && current.body !== '' ? current.version : null
      if (current.body !== '') {
        await insertEssayVersion(tx, {
          essay_id: essay.id,
          version: current.version,
          body: current.body,
          saved_at: essay.updatedAt,
        })
      }
      const version = current.version + 1
      const backToStored = essay.stored.body === input.body && essay.stored.language === input.language
      if (essay.state === 'draft') {
        await updateEssay(tx, essay.id, {
          language: input.language,
          body: input.body,
          word_count: words,
          version,
          updated_at: ctx.now,
        })
      } else {
        await updateEssay(tx, essay.id, {
          unsent_language: backToStored ? null : input.language,
          unsent_body: backToStored ? null : input.body,
          unsent_words: backToStored ? null : words,
          unsent_version: backToStored ? null : version,
          updated_at: ctx.now,
        })
      }
      audit({
        action: 'essay.save',
        subjectKind: 'application',
        subjectId: application.id,
        details: { words, version, state: essay.state, superseded, late },
      })
      return ok({ words, superseded, late })
    },
  )
}
