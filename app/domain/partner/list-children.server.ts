import { foldForSearch } from '#app/core/blinding/fold.ts'
import {
  type ChildFilter,
  countChildParts,
  countChildren,
  listContestsOfChildren,
  listChildren as listRows,
} from '#db/queries/child.server.ts'
import { handledBy } from '../application/may-handle.ts'
import { type ProblemName, problemsOf } from '../application/sections.ts'
import type { Contest } from '../contest/contest.ts'
import { getContest } from '../contest/get-contest.server.ts'
import { contestTitle } from '../contest/present.ts'
import type { Context, Locale } from '../context.ts'
import type { ChildPart } from './rules.ts'

const pageSize = 25

export type ChildrenRequest = { contestId: string | null; part: ChildPart; search: string; page: number }

/** A partner's own children, page by page: how far each is and what is missing. No score, no essay, nobody else's child. */
export async function listChildren(ctx: Context, request: ChildrenRequest, locale: Locale) {
  const handled = handledBy(ctx.viewer)
  const partnerIds = handled === 'all' ? [] : handled.partnerIds
  const contests = new Map<string, Contest>()
  for (const { id } of await listContestsOfChildren(ctx.db, partnerIds)) {
    const contest = await getContest(ctx, id)
    if (contest) contests.set(id, contest)
  }
  const code = request.search.toUpperCase().replace(/[\s–—-]/g, '')
  const filter: ChildFilter = {
    partnerIds,
    contestId: request.contestId !== null && contests.has(request.contestId) ? request.contestId : null,
    part: request.part,
    nameWords: foldForSearch(request.search)
      .split(' ')
      .filter((word) => word !== ''),
    codePart: /^[0-9A-Z]{3,9}$/.test(code) ? code.replaceAll('O', '0').replace(/[IL]/g, '1') : '',
  }
  const [total, parts] = await Promise.all([countChildren(ctx.db, filter), countChildParts(ctx.db, filter)])
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(Math.max(1, request.page), pages)
  const rows = await listRows(ctx.db, filter, pageSize, (page - 1) * pageSize)
  return {
    total,
    page,
    pages,
    parts,
    contestId: filter.contestId,
    contests: [...contests.values()].map((contest) => ({ id: contest.id, title: contestTitle(contest, locale) })),
    rows: rows.map((row) => {
      const contest = contests.get(row.contest_id)
      return {
        id: row.id,
        code: row.code,
        name: `${row.family_name} ${row.given_name}`.trim(),
        contest: contest ? contestTitle(contest, locale) : '',
        grade: row.grade,
        state: row.state,
        eligibility: row.eligibility,
        words: row.words,
        missing: contest && row.state === 'draft' ? missingOf(row, contest, ctx.now) : [],
      }
    }),
  }
}

type Row = Awaited<ReturnType<typeof listRows>>[number]

function missingOf(row: Row, contest: Contest, now: Date): ProblemName[] {
  const facts = {
    application: {
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
      guardianRelation: row.guardian_relation,
    },
    contest,
    consents: row.consents,
    // Only whether there is a text matters here, and how long it is.
    essay: { language: row.language as Locale, body: row.empty ? '' : '…', words: row.words },
  }
  return problemsOf(facts, now).map(({ name }) => name)
}
