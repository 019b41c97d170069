import { updateContestRegions } from '#db/queries/contest.server.ts'
import { listRegions } from '#db/queries/region.server.ts'
import { type Context, type Locale, type Outcome, refuse } from '../context.ts'
import { isUniqueViolation } from '../violation.ts'
import { type ChangeRefusal, changeContest } from './change-contest.server.ts'
import type { Contest } from './contest.ts'
import { type ContestPart, lockOf } from './rules.ts'

/** Every rule may be left out: it then stays as it is. */
export type RulesEdit = {
  contestId: string
  version: number
  rules: Partial<
    Pick<
      Contest,
      | 'slug'
      | 'regions'
      | 'opensAt'
      | 'closesAt'
      | 'gradeMin'
      | 'gradeMax'
      | 'ageMin'
      | 'ageMax'
      | 'wordsMin'
      | 'wordsMax'
      | 'reviewsPerEssay'
      | 'certificateDays'
    > & { essayLanguages: Locale[] }
  >
}

const partOf = {
  slug: 'slug',
  regions: 'regions',
  opensAt: 'opensAt',
  closesAt: 'closesAt',
  gradeMin: 'eligibility',
  gradeMax: 'eligibility',
  ageMin: 'eligibility',
  ageMax: 'eligibility',
  essayLanguages: 'essay',
  wordsMin: 'essay',
  wordsMax: 'essay',
  reviewsPerEssay: 'reviewsPerEssay',
  certificateDays: 'certificateDays',
} as const satisfies Record<keyof RulesEdit['rules'], ContestPart>

type RuleName = keyof typeof partOf

/** Changes who may apply, when and how, and how many jurors read an essay. */
export async function editRules(
  ctx: Context,
  input: RulesEdit,
): Promise<Outcome<{ version: number }, ChangeRefusal | 'slug-taken'>> {
  try {
    return await changeContest(ctx, input, 'rules', async (contest, facts, tx) => {
      const after = { ...contest, ...input.rules }
      const changed = (Object.keys(partOf) as RuleName[]).filter((name) => plain(contest[name]) !== plain(after[name]))
      if (changed.some((name) => lockOf(partOf[name], contest.state, facts))) return null
      if (changed.includes('regions')) {
        const known = new Set((await listRegions(tx)).map((region) => region.kato))
        await updateContestRegions(
          tx,
          contest.id,
          after.regions.filter((kato) => known.has(kato)),
        )
      }
      return {
        columns: {
          slug: after.slug,
          opens_at: after.opensAt,
          closes_at: after.closesAt,
          grade_min: after.gradeMin,
          grade_max: after.gradeMax,
          age_min: after.ageMin,
          age_max: after.ageMax,
          essay_languages: after.essayLanguages,
          words_min: after.wordsMin,
          words_max: after.wordsMax,
          reviews_per_essay: after.reviewsPerEssay,
          certificate_days: after.certificateDays,
        },
        details: { parts: changed },
      }
    })
  } catch (error) {
    if (isUniqueViolation(error, 'contest_slug_unique')) return refuse('slug-taken')
    throw error
  }
}

function plain(value: Contest[RuleName]): string {
  return JSON.stringify(Array.isArray(value) ? [...value].sort() : value)
}
