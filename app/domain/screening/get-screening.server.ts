import { findAnonymousText } from '#db/queries/anonymous-text.server.ts'
import { listFlags } from '#db/queries/duplicate.server.ts'
import { loadDossier } from '../application/load-dossier.server.ts'
import { showPhone } from '../application/phone.server.ts'
import { problemsOf } from '../application/sections.ts'
import type { Context } from '../context.ts'
import { isHandwritten } from '../paper/rules.ts'
import { type IneligibleReason, mayScreen, maySee, proposedReasons } from './rules.ts'
import { findScreened } from './screened-application.server.ts'
import { isApprovedFor } from './text-state.ts'

/** Everything that a screener decides by, without the essay itself and without any score. */
export async function getScreening(ctx: Context, address: { contestId: string; applicationId: string }) {
  const row = await findScreened(ctx, address)
  if (!row) return null
  const { application, contest, claims, consents, essay, pages } = await loadDossier(ctx.db, row, ctx.now)
  const stored = { application, contest, consents, essay: essay.stored, pages }
  const problems = row.state === 'withdrawn' ? [] : problemsOf(stored, ctx.now)
  const [flags, text] = await Promise.all([listFlags(ctx.db, row.id), findAnonymousText(ctx.db, essay.id)])
  return {
    contest,
    application: { ...application, phone: application.phone === '' ? '' : showPhone(application.phone) },
    claims,
    consents,
    problems,
    essay: { language: essay.stored.language, words: essay.stored.words },
    awaitsTyping: isHandwritten(essay.stored, pages),
    textApproved: isApprovedFor(text, essay.stored.version),
    reasons: proposedReasons(
      problems,
      // A text that went to another contest too makes no second application of this one.
      flags.some((flag) => flag.resolution === 'open' && flag.contest_id === contest.id),
    ),
    reason: application.ineligibleReason as IneligibleReason | null,
    open: mayScreen(contest) && row.state === 'submitted',
    flags: flags.map((flag) => {
      // A pair may cross regions: what lies outside the viewer's is named by its code alone.
      const mine = maySee(ctx.viewer, flag.region)
      return {
        otherId: mine ? flag.id : null,
        otherContestId: flag.contest_id,
        code: flag.code,
        name: mine ? `${flag.family_name} ${flag.given_name}`.trim() : null,
        school: mine ? flag.school : null,
        kind: flag.kind,
        similarity: flag.similarity,
        resolution: flag.resolution,
        withdrawn: flag.state === 'withdrawn',
        eligibility: flag.eligibility,
        pairId: flag.id,
      }
    }),
  }
}
