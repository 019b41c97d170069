import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { defaultGroups, defaultRubric } from '#app/domain/contest/defaults.ts'
import type { Locale } from '#app/domain/context.ts'
import { insertLottery } from '#db/queries/lottery.server.ts'
import type { Database } from '#db/schema.ts'
import type { Journal } from './audit.server.ts'
import type { ContestTexts } from './contest-texts.ts'
import { draws, idOf, type Timeline } from './generator.ts'
import { organiser } from './staff.ts'

type ContestState = 'open' | 'in-review' | 'decided'

/** A contest of the demonstration; days count from today. */
export type ContestPlan = {
  key: string
  slug: string
  state: ContestState
  texts: ContestTexts
  regions: readonly string[]
  createdDay: number
  opensDay: number
  closesDay: number
  reviewDay?: number
  decidedDay?: number
}

export type SeedContest = ContestPlan & {
  id: string
  criteria: { id: string; weight: number }[]
}

const locales: readonly Locale[] = ['kk', 'ru', 'en']

export function contestOf(plan: ContestPlan): SeedContest {
  const criteria = rubricOf(plan.key).map(({ id, weight }) => ({ id, weight }))
  return { ...plan, id: idOf('contest', plan.key), criteria }
}

function rubricOf(contestKey: string) {
  let position = 0
  return defaultRubric(() => idOf('criterion', contestKey, position++))
}

export async function insertContest(
  tx: Transaction<Database>,
  contest: SeedContest,
  time: Timeline,
  journal: Journal,
): Promise<void> {
  const { id, key } = contest
  await tx
    .insertInto('contest.contest')
    .values({
      id,
      slug: contest.slug,
      state: contest.state,
      opens_at: time.at(contest.opensDay, 9),
      closes_at: time.at(contest.closesDay, 23),
      grade_min: 5,
      grade_max: 11,
      age_min: 9,
      age_max: 18,
      essay_languages: ['kk', 'ru', 'en'],
      words_min: 60,
      words_max: 300,
      reviews_per_essay: 3,
      created_by: organiser.id,
      created_at: time.at(contest.createdDay, 11),
    })
    .execute()
  await tx
    .insertInto('contest.contest_text')
    .values(
      locales.map((locale) => ({
        contest_id: id,
        locale,
        title: contest.texts[locale].title,
        task: JSON.stringify(contest.texts[locale].task),
        instructions: JSON.stringify(contest.texts[locale].instructions),
      })),
    )
    .execute()
  await tx
    .insertInto('contest.contest_region')
    .values(contest.regions.map((kato) => ({ contest_id: id, kato })))
    .execute()
  await tx
    .insertInto('contest.priority_group')
    .values(
      defaultGroups.map(({ key: group, tier, names }, position) => ({
        contest_id: id,
        key: group,
        tier,
        position: position + 1,
        name_kk: names.kk,
        name_ru: names.ru,
        name_en: names.en,
      })),
    )
    .execute()
  await insertRubric(tx, id, key)
  if (contest.reviewDay !== undefined) await insertLottery(tx, lotteryOf(id, time.at(contest.reviewDay, 9)))
  recordMoves(contest, time, journal)
}

async function insertRubric(tx: Transaction<Database>, contestId: string, contestKey: string): Promise<void> {
  const rubric = rubricOf(contestKey)
  await tx
    .insertInto('contest.criterion')
    .values(
      rubric.map(({ id, weight, names }, position) => ({
        id,
        contest_id: contestId,
        position: position + 1,
        weight,
        name_kk: names.kk,
        name_ru: names.ru,
        name_en: names.en,
      })),
    )
    .execute()
  await tx
    .insertInto('contest.criterion_level')
    .values(
      rubric.flatMap((criterion) =>
        criterion.levels.map(({ score, texts }) => ({
          criterion_id: criterion.id,
          score,
          text_kk: texts.kk,
          text_ru: texts.ru,
          text_en: texts.en,
        })),
      ),
    )
    .execute()
}

/** The seed of the lots, committed to when the jury began. */
function lotteryOf(contestId: string, at: Date) {
  const random = draws(`lottery of ${contestId}`)
  const secret = () => Buffer.from(random.bytes(32)).toString('hex')
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const [seed, key] = [secret(), secret()]
  return {
    contest_id: contestId,
    seed,
    seed_sha256: sha256(seed),
    pseudonym_key: key,
    pseudonym_key_sha256: sha256(key),
    committed_at: at,
    committed_by: organiser.id,
  }
}

/** The way of the contest through its states, as `setContestState` would have written it down. */
function recordMoves(contest: SeedContest, time: Timeline, journal: Journal): void {
  const subject = { subjectKind: 'contest', subjectId: contest.id }
  const move = (at: Date, action: string, from: string, to: string) =>
    journal.write({ ...subject, at, by: organiser, action, details: { from, to } })
  journal.write({
    ...subject,
    at: time.at(contest.createdDay, 11),
    by: organiser,
    action: 'contest.create',
    details: { slug: contest.slug },
  })
  move(time.at(contest.opensDay, 8), 'contest.open', 'draft', 'open')
  if (contest.reviewDay === undefined) return
  move(time.at(contest.closesDay + 1, 9), 'contest.close', 'open', 'closed')
  move(time.at(contest.reviewDay, 9), 'contest.review', 'closed', 'in-review')
  if (contest.decidedDay === undefined) return
  move(time.at(contest.decidedDay, 9), 'contest.decide', 'in-review', 'decided')
}
