import { countAnchorCandidates, listAnchorCandidates } from '#db/queries/assignment-rule.server.ts'
import type { Contest } from '../contest/contest.ts'
import { getContest } from '../contest/get-contest.server.ts'
import type { Context } from '../context.ts'
import { type GivingRule, readGivingRule } from './giving-rule.server.ts'

const pageSize = 12

export type Giving = {
  contest: Contest
  rule: GivingRule
  languages: { language: string; texts: number; anchors: number }[]
  texts: { essayId: string; language: string; beginning: string; words: number; anchor: boolean }[]
  page: number
  pages: number
}

/** How essays are given out, and the approved texts that can be anchors; null for an unknown contest. */
export async function getGiving(
  ctx: Context,
  input: { contestId: string; language: string | null; page: number },
): Promise<Giving | null> {
  const contest = await getContest(ctx, input.contestId)
  if (!contest) return null
  const languages = await countAnchorCandidates(ctx.db, contest.id)
  const language = languages.find((known) => known.language === input.language)?.language ?? null
  const shown = languages.filter((known) => language === null || known.language === language)
  const pages = Math.max(1, Math.ceil(shown.reduce((sum, { texts }) => sum + texts, 0) / pageSize))
  const page = Math.min(Math.max(1, input.page), pages)
  const rows = await listAnchorCandidates(ctx.db, contest.id, {
    language,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  })
  return {
    contest,
    rule: await readGivingRule(ctx.db, contest.id),
    languages,
    texts: rows.map(({ essay_id, ...row }) => ({ essayId: essay_id, ...row })),
    page,
    pages,
  }
}
