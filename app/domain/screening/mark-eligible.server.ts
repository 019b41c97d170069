import { lockContest } from '#db/queries/contest.server.ts'
import { listScreeningFacts, updateEligible } from '#db/queries/screening.server.ts'
import type { GuardianRelation } from '../application/application.ts'
import { problemsOf } from '../application/sections.ts'
import type { Contest } from '../contest/contest.ts'
import { getContest } from '../contest/get-contest.server.ts'
import { accountOf, type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { filterFor } from './queue-filter.ts'
import { mayScreen } from './rules.ts'

/** Applications named in one line of the audit. */
const perLine = 200

/** Waiting applications of the viewer's regions that pass every check: complete, in bounds, consented, not flagged. */
export async function listPassing(ctx: Context, contest: Contest) {
  const request = { contestId: contest.id, part: 'check', region: null, language: null, search: '' } as const
  const rows = await listScreeningFacts(ctx.db, filterFor(ctx.viewer, request))
  const passing = rows.filter((row) => {
    const application = {
      familyName: row.family_name,
      givenName: row.given_name,
      birthDate: row.birth_date,
      school: row.school,
      grade: row.grade,
      region: row.region,
      district: row.district,
      phone: row.phone,
      email: row.email,
      groupsAnswered: row.groups_answered,
      guardianName: row.guardian_name,
      guardianRelation: row.guardian_relation as GuardianRelation,
    }
    // The count of words stands for the body, which need not leave the database.
    const essay = { language: row.language as Locale, body: row.empty ? '' : '…', words: row.word_count }
    const facts = { application, contest, consents: row.consents, essay, pages: row.pages }
    return !row.flagged && problemsOf(facts, ctx.now).length === 0
  })
  return { waiting: rows.length, passing: passing.map(({ id, version }) => ({ id, version })) }
}

/** Lets all of them take part at once. `expected` is the number that was confirmed: another one is told instead. */
export async function markEligible(
  ctx: Context,
  input: { contestId: string; expected: number },
): Promise<Outcome<{ marked: number }, 'unknown' | 'changed' | 'locked'>> {
  const contest = await getContest(ctx, input.contestId)
  if (!contest) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const current = await lockContest(tx, contest.id)
    if (!current || !mayScreen(current)) return refuse('locked')
    const { passing } = await listPassing({ ...ctx, db: tx }, contest)
    if (passing.length !== input.expected || current.version !== contest.version) return refuse('changed')
    const ids = await updateEligible(tx, passing, accountOf(ctx.viewer), ctx.now)
    for (let at = 0; at < ids.length; at += perLine) {
      audit({
        action: 'application.screen-all',
        subjectKind: 'contest',
        subjectId: contest.id,
        details: { to: 'eligible', applications: ids.slice(at, at + perLine) },
      })
    }
    return ok({ marked: ids.length })
  })
}
