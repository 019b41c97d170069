import type { Context, Locale } from '../context.ts'
import { listRegions } from '../region/list-regions.server.ts'
import type { Contest } from './contest.ts'
import { contestDocument, contestTitle, inLanguage } from './present.ts'
import { publicPhase } from './rules.ts'

/** A contest as visitors and applicants read it, in one language. */
export async function presentPublic(ctx: Context, contest: Contest, locale: Locale) {
  const all = await listRegions(ctx, locale)
  const regions = all.filter(({ kato }) => contest.regions.includes(kato)).map(({ name }) => name)
  const weights = contest.criteria.reduce((sum, criterion) => sum + criterion.weight, 0)
  return {
    slug: contest.slug,
    title: contestTitle(contest, locale),
    phase: publicPhase(contest, ctx.now),
    task: contestDocument(contest, 'task', locale),
    instructions: contestDocument(contest, 'instructions', locale),
    opensAt: contest.opensAt,
    closesAt: contest.closesAt,
    /** names in the order of the language; null stands for the whole country */
    regions: regions.length === all.length ? null : regions,
    grades: [contest.gradeMin, contest.gradeMax] as const,
    ages: [contest.ageMin, contest.ageMax] as const,
    words: [contest.wordsMin, contest.wordsMax] as const,
    essayLanguages: contest.essayLanguages,
    reviews: contest.reviewsPerEssay,
    groups: contest.groups.map((group) => inLanguage(group.names, locale)),
    criteria: contest.criteria.map((criterion) => ({
      name: inLanguage(criterion.names, locale),
      share: criterion.weight / weights,
      levels: criterion.levels.map((level) => ({ score: level.score, ...inLanguage(level.texts, locale) })),
    })),
  }
}
