import { listJurorPeople, listJurors } from '#db/queries/juror.server.ts'
import {
  findTrainingRule,
  listCalibrationEssays,
  listConduct,
  listLevelExamples,
  listTrainingAnswers,
} from '#db/queries/training.server.ts'
import type { Contest } from '../contest/contest.ts'
import { getContest } from '../contest/get-contest.server.ts'
import type { Context } from '../context.ts'
import { jurorView } from '../jury/rules.ts'
import { conductVersion } from './conduct.ts'
import { differences, meanDistance } from './distance.ts'

export type TraineeRow = {
  number: number
  /** only once the result is decided: until then nobody reads who was how far */
  name: string | null
  conduct: boolean
  answered: number
  essays: number
  /** levels per criterion, in the mean; null without an answer */
  distance: number | null
}

export type TrainingSetup = {
  contest: Contest
  required: boolean
  essays: {
    id: string
    number: number
    language: string
    beginning: string
    ready: boolean
    answers: number
    distance: number | null
  }[]
  /** examples by criterion */
  examples: Map<string, number>
  trainees: TraineeRow[]
}

/** What the organiser set for the training, and how far jurors have come; null for an unknown contest. */
export async function getTrainingSetup(ctx: Context, contestId: string): Promise<TrainingSetup | null> {
  const contest = await getContest(ctx, contestId)
  if (!contest) return null
  const [rule, essays, answers, conduct, jurors, people, examples] = await Promise.all([
    findTrainingRule(ctx.db, contest.id),
    listCalibrationEssays(ctx.db, contest.id),
    listTrainingAnswers(ctx.db, contest.id),
    listConduct(ctx.db, contest.id),
    listJurors(ctx.db, contest.id),
    listJurorPeople(ctx.db, contest.id),
    listLevelExamples(ctx.db, contest.id),
  ])
  const named = jurorView(contest.state) === 'both'
  const accepted = new Set(conduct.flatMap((row) => (row.version === conductVersion ? [row.juror_id] : [])))
  const distanceOf = (found: typeof answers) =>
    meanDistance(found.flatMap(({ scores, reference }) => differences(scores, reference)))
  const counted = new Map<string, number>()
  for (const { criterion_id } of examples) counted.set(criterion_id, (counted.get(criterion_id) ?? 0) + 1)
  return {
    contest,
    required: rule?.required ?? true,
    essays: essays.map((essay) => ({
      ...essay,
      distance: distanceOf(answers.filter(({ essay_id }) => essay_id === essay.id)),
    })),
    examples: counted,
    trainees: jurors
      .filter(({ state, declared_at }) => state === 'active' && declared_at !== null)
      .map((juror) => {
        const own = answers.filter(({ juror_id }) => juror_id === juror.id)
        const answered = new Set(own.map(({ essay_id }) => essay_id))
        const wanted = essays.filter(
          ({ id, ready, language }) => ready && (juror.languages.includes(language) || answered.has(id)),
        )
        return {
          number: juror.number,
          name: named ? (people.find(({ id }) => id === juror.id)?.display_name ?? null) : null,
          conduct: accepted.has(juror.id),
          essays: wanted.length,
          answered: wanted.filter(({ id }) => answered.has(id)).length,
          distance: distanceOf(own),
        }
      }),
  }
}
