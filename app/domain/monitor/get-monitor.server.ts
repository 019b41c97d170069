import { countEssaysInScreening, listCoverage } from '#db/queries/assignment.server.ts'
import { listJurorPeople } from '#db/queries/juror.server.ts'
import { listReviewDepths } from '#db/queries/monitor.server.ts'
import type { Contest } from '../contest/contest.ts'
import { getContest } from '../contest/get-contest.server.ts'
import type { Context } from '../context.ts'
import { jurorView, mayInvite } from '../jury/rules.ts'
import { type AgreementSoFar, agreementSoFar } from './agreement-so-far.server.ts'
import { forecastReview, type ReviewForecast } from './forecast-review.server.ts'
import { type JurorReader, listReaders } from './list-readers.server.ts'
import { readReviewPlan } from './review-plan.server.ts'
import type { ReviewPlan } from './standing.ts'

export type LanguageProgress = {
  language: string
  essays: number
  /** readings wanted, given out, and done */
  places: number
  filled: number
  done: number
  /** active readers without a break, and what they can still take */
  readers: number
  room: number
  /** essays by finished readings: 0, 1, …, k; the last also counts those with more */
  depths: number[]
}

export type Monitor = {
  contest: Contest
  /** the review has not begun, is going on, or is decided */
  phase: 'before' | 'during' | 'after'
  plan: ReviewPlan
  languages: LanguageProgress[]
  readers: (Omit<JurorReader, 'id'> & { name: string | null })[]
  inScreening: number
  forecast: ReviewForecast
  agreement: AgreementSoFar
}

/** How a review goes on, without any author; jurors by number while scores come in. Null for an unknown contest. */
export async function getMonitor(ctx: Context, contestId: string): Promise<Monitor | null> {
  const contest = await getContest(ctx, contestId)
  if (!contest) return null
  const { id, reviewsPerEssay: k, state } = contest
  const plan = await readReviewPlan(ctx.db, id)
  const [coverage, depths, readers, people, inScreening, agreement] = await Promise.all([
    listCoverage(ctx.db, id, k),
    listReviewDepths(ctx.db, id),
    listReaders(ctx.db, id, plan, ctx.now),
    listJurorPeople(ctx.db, id),
    countEssaysInScreening(ctx.db, id),
    agreementSoFar(ctx, contest),
  ])
  const languages = coverage.map(({ language, essays, filled, done }): LanguageProgress => {
    const own = readers.filter((reader) => reader.declared && reader.languages.includes(language))
    return {
      language,
      essays,
      places: essays * k,
      filled,
      done,
      readers: own.filter(({ standing }) => standing !== 'paused').length,
      room: own.reduce((sum, { room }) => sum + room, 0),
      depths: Array.from({ length: k + 1 }, (_, reviews) =>
        depths
          .filter((row) => row.language === language && Math.min(row.reviews, k) === reviews)
          .reduce((sum, row) => sum + row.essays, 0),
      ),
    }
  })
  const left = new Map(languages.map(({ language, places, done }) => [language, places - done]))
  const view = jurorView(state)
  const names = new Map(people.map((person) => [person.id, person.display_name]))
  return {
    contest,
    phase: state === 'in-review' ? 'during' : mayInvite(state) ? 'before' : 'after',
    plan,
    languages,
    // Before the review names stand on the jury's page, in another order: here the number alone leads nowhere.
    readers: readers.map(({ id: jurorId, ...row }) => ({
      ...row,
      name: view === 'both' ? (names.get(jurorId) ?? null) : null,
    })),
    inScreening,
    forecast: await forecastReview(ctx.db, id, left, ctx.now),
    agreement,
  }
}
