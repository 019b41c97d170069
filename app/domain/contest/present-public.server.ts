import type { Context, Locale } from '../context.ts'
import { nameUnitsByCode } from '../region/name-units.server.ts'
import type { Contest } from './contest.ts'
import { contestDocument, contestTitle, inLanguage } from './present.ts'
import { publicPhase } from './rules.ts'

/** A contest as visitors and applicants read it, in one language. */
export async function presentPublic(ctx: Context, contest: Contest, locale: Locale) {
  const names = await nameUnitsByCode(ctx, contest.regions, locale)
  const weights = contest.criteria.reduce((sum, criterion) => sum + criterion.weight, 0)
  return {
    slug: contest.slug,
    title: contestTitle(contest, locale),
    phase: publicPhase(contest, ctx.now),
    task: contestDocument(contest, 'task', locale),
    instructions: contestDocument(contest, 'instructions', locale),
    opensAt: contest.opensAt,
    closesAt: contest.closesAt,
    regions: contest.regions.map((kato) => names.get(kato) ?? kato),
    grades: [contest.gradeMin, contest.gradeMax] as const,
    ages: [contest.ageMin, contest.ageMax] as const,
    words: [contest.wordsMin, contest.wordsMax] as const,
    essayLanguages: contest.essayLanguages,
    reviews: contest.reviewsPerEssay,
    groups: contest.groups.map((group) => inLanguage(group.names, locale).text),
    criteria: contest.criteria.map((criterion) => ({
      name: inLanguage(criterion.names, locale).text,
      share: criterion.weight / weights,
      levels: criterion.levels.map((level) => ({ score: level.score, text: inLanguage(level.texts, locale).text })),
    })),
  }
}
