import { findIdentifiers } from '#app/core/blinding/find-identifiers.ts'
import { countSubmittedReviews, insertApprovedText } from '#db/queries/anonymous-text.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { listTextsToApprove } from '#db/queries/screening.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { plainEssay } from '../essay/plain-essay.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { knownIdentity, placeNames } from './known-identity.server.ts'
import { filterFor } from './queue-filter.ts'
import { mayApprove } from './rules.ts'

/** As many as one press looks through; the rest waits for the next. */
const atMost = 2000
const perLine = 200

/** Eligible applications' essays that wait for approval, and those of them in which the finder marks nothing. */
export async function listCleanTexts(ctx: Context, contestId: string) {
  const request = { contestId, part: 'text', region: null, language: null, search: '' } as const
  const rows = await listTextsToApprove(ctx.db, filterFor(ctx.viewer, request), atMost, 0)
  const names = await placeNames(ctx.db, rows)
  const clean = rows
    .map((row) => ({ ...row, body: plainEssay(row.body) }))
    .filter((row) => findIdentifiers(row.body, knownIdentity(row, names)).length === 0)
  return { waiting: rows.length, clean }
}

/** Approves all of them as they are. `expected` is the number that was confirmed: another one is told instead. */
export async function approveCleanTexts(
  ctx: Context,
  input: { contestId: string; expected: number },
): Promise<Outcome<{ approved: number }, 'unknown' | 'changed' | 'locked'>> {
  if (!isUuid(input.contestId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, input.contestId)
    if (!contest) return refuse('unknown')
    if (!mayApprove(contest)) return refuse('locked')
    const { clean } = await listCleanTexts({ ...ctx, db: tx }, contest.id)
    if (clean.length !== input.expected) return refuse('changed')
    const approved: string[] = []
    for (const row of clean) {
      if (row.text_version !== null && (await countSubmittedReviews(tx, row.essay_id)) > 0) continue
      await insertApprovedText(tx, {
        essay_id: row.essay_id,
        language: row.language,
        body: row.body,
        redactions: '[]',
        essay_version: row.essay_version,
        approved_by: accountOf(ctx.viewer),
        approved_at: ctx.now,
      })
      approved.push(row.application_id)
    }
    for (let at = 0; at < approved.length; at += perLine) {
      audit({
        action: 'text.approve-all',
        subjectKind: 'contest',
        subjectId: contest.id,
        details: { found: 0, applications: approved.slice(at, at + perLine) },
      })
    }
    return ok({ approved: approved.length })
  })
}
