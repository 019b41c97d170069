import { createNormal } from '../../numeric/normal.ts'
import type { Random } from '../../numeric/random.ts'

export const scenarios = ['clean', 'halo', 'messy', 'strata'] as const
export type Scenario = (typeof scenarios)[number]

export type SimulatedContest = {
  readonly criteria: readonly string[]
  /** a review a row, essays ascending */
  readonly essay: Int32Array
  readonly juror: Int32Array
  /** review × criterion, 0 to 4 */
  readonly scores: Uint8Array
  /** per review 1 when it was made spiteful, 2 when careless */
  readonly spoiled: Uint8Array
  readonly essays: readonly { readonly theta: number; readonly language: number; readonly fairMean: number }[]
  readonly jurors: readonly {
    readonly severity: number
    readonly slope: number
    readonly erratic: boolean
    readonly languages: readonly number[]
    /** per criterion how much harsher than on the others */
    readonly leaning: readonly number[]
  }[]
  /** standard deviation of what a juror sees in an essay beyond what is there */
  readonly halo: number
}

const difficulties = [-0.6, -0.3, 0, 0.3, 0.6]
const thresholds = [-1.8, -0.6, 0.6, 1.8]

/**
 * A contest whose truth is known: scores 0 to 4 on five criteria by
 *   log P(k) / P(k − 1) = slope_j (theta_e + h_ej) − lambda_j − g_ji − δ_i − τ_k.
 *
 * theta ~ N(0, 1); lambda ~ N(0, 0.6²); δ = −0.6 … 0.6; τ = −1.8, −0.6, 0.6, 1.8; slopes 1, h = g = 0. `halo`: h has
 * standard deviation 0.7. `messy`: besides, g ~ N(0, 0.25²), slopes lognormal (0, 0.25), 5 % erratic jurors of slope 0.2,
 * and theta from a skewed mixture with mean 0 and standard deviation 1. `strata`: halo, three languages (45, 45, 10 %)
 * whose jurors' mean severities are +0.4, −0.4, 0; 15 % of jurors read a second language and are the only links.
 * `spoil` makes a share of reviews spiteful (1.5 logits lower) and another careless (every score equally likely).
 * Each essay gets its reviews from the next jurors of a shuffled deck, so that loads differ by little.
 */
export function simulateContest(
  size: { essays: number; jurors: number; reviews: number },
  scenario: Scenario,
  random: Random,
  spoil: { spiteful: number; careless: number } = { spiteful: 0, careless: 0 },
): SimulatedContest {
  const normal = createNormal(random)
  const languageOf = () => {
    if (scenario !== 'strata') return 0
    const drawn = random.unit()
    return drawn < 0.45 ? 0 : drawn < 0.9 ? 1 : 2
  }
  const drawn = Array.from({ length: size.jurors }, (_, j) => {
    // In a small contest the first jurors have one language each in turn, so that every essay finds its readers.
    const few = size.jurors < 40 * size.reviews && j < 3 * size.reviews
    const own = scenario === 'strata' && few ? j % 3 : languageOf()
    const second = scenario === 'strata' && random.unit() < 0.15 ? [(own + 1 + random.below(2)) % 3] : []
    const erratic = scenario === 'messy' && random.unit() < 0.05
    const slope = scenario !== 'messy' ? 1 : erratic ? 0.2 : Math.exp(0.25 * normal())
    const shift = scenario === 'strata' ? ([0.4, -0.4, 0][own] as number) : 0
    return { severity: shift + 0.6 * normal(), slope, erratic, languages: [own, ...second] }
  })
  const jurors = drawn.map((juror) => ({
    ...juror,
    leaning: difficulties.map(() => (scenario === 'messy' ? 0.25 * normal() : 0)),
  }))
  const essays = Array.from({ length: size.essays }, () => {
    const theta = scenario === 'messy' ? skewed(random, normal) : normal()
    return { theta, language: languageOf(), fairMean: expectedMean(theta) }
  })
  const deal = createDeal(jurors, random)
  const haloSd = scenario === 'clean' ? 0 : 0.7
  const rows: number[] = []
  const readers: number[] = []
  const scores: number[] = []
  const spoiled: number[] = []
  essays.forEach(({ theta, language }, e) => {
    for (const j of deal(language, size.reviews)) {
      const reader = jurors[j] as (typeof jurors)[number]
      const fate = spoil.spiteful + spoil.careless > 0 ? random.unit() : 1
      const kind = fate < spoil.spiteful ? 1 : fate < spoil.spiteful + spoil.careless ? 2 : 0
      const seen = theta + haloSd * normal()
      spoiled.push(kind)
      rows.push(e)
      readers.push(j)
      scores.push(
        ...(kind === 2
          ? difficulties.map(() => random.below(5))
          : scoresOf(reader, seen, kind === 1 ? 1.5 : 0, random)),
      )
    }
  })
  return {
    criteria: difficulties.map((_, i) => `c${i + 1}`),
    essay: Int32Array.from(rows),
    juror: Int32Array.from(readers),
    scores: Uint8Array.from(scores),
    spoiled: Uint8Array.from(spoiled),
    essays,
    jurors,
    halo: haloSd,
  }
}

/** One more review: the scores that a juror of the contest gives one of its essays. */
export function oneMoreReview(contest: SimulatedContest, essay: number, juror: number, random: Random): number[] {
  const { theta } = contest.essays[essay] as SimulatedContest['essays'][number]
  const reader = contest.jurors[juror] as SimulatedContest['jurors'][number]
  return scoresOf(reader, theta + contest.halo * createNormal(random)(), 0, random)
}

function scoresOf(
  { slope, severity, leaning }: SimulatedContest['jurors'][number],
  seen: number,
  spite: number,
  random: Random,
): number[] {
  const level = slope * seen - severity - spite
  return difficulties.map((difficulty, i) => draw(level - difficulty - (leaning[i] as number), random.unit()))
}

/** 80 % around −0.38, 20 % around 1.52: standardised, with a long upper tail. */
function skewed(random: Random, normal: () => number): number {
  const mean = random.unit() < 0.8 ? -0.38 : 1.52
  return mean + Math.sqrt(1 - 0.8 * 0.38 ** 2 - 0.2 * 1.52 ** 2) * normal()
}

/** P(X = k), k = 0 … 4, at a level less the criterion's difficulty. */
function probabilities(level: number): number[] {
  const logs = [0]
  for (const threshold of thresholds) logs.push((logs.at(-1) as number) + level - threshold)
  const most = Math.max(...logs)
  const weights = logs.map((log) => Math.exp(log - most))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

function draw(level: number, unit: number): number {
  let below = 0
  const p = probabilities(level)
  for (let k = 0; k < p.length - 1; k += 1) {
    below += p[k] as number
    if (unit < below) return k
  }
  return p.length - 1
}

/** The mean score that a juror of severity 0 gives without halo. */
function expectedMean(theta: number): number {
  const means = difficulties.map((difficulty) =>
    probabilities(theta - difficulty).reduce((sum, p, k) => sum + k * p, 0),
  )
  return means.reduce((sum, mean) => sum + mean, 0) / means.length
}

/** Deals different jurors of a language from a deck that is shuffled anew whenever it runs out. */
function createDeal(jurors: readonly { readonly languages: readonly number[] }[], random: Random) {
  const able = [0, 1, 2].map((language) =>
    jurors.flatMap(({ languages }, j) => (languages.includes(language) ? [j] : [])),
  )
  const decks: number[][] = [[], [], []]
  return (language: number, reviews: number): number[] => {
    const readers = able[language] as number[]
    if (readers.length < reviews) throw new RangeError(`there are fewer than ${reviews} jurors for an essay`)
    const dealt: number[] = []
    const deck = decks[language] as number[]
    const aside: number[] = []
    while (dealt.length < reviews) {
      if (deck.length === 0) {
        // Those who read two languages stand in each deck every other time.
        const turn = readers.filter((j) => jurors[j]?.languages.length === 1 || random.unit() < 0.5)
        deck.push(...random.shuffled(turn.length > 0 ? turn : readers))
      }
      const next = deck.pop() as number
      if (dealt.includes(next)) aside.push(next)
      else dealt.push(next)
      // A deck of nobody but those who read the essay already would go round for ever.
      if (aside.length > 2 * readers.length) dealt.push(readers.find((j) => !dealt.includes(j)) as number)
    }
    deck.unshift(...aside)
    return dealt.sort((a, b) => a - b)
  }
}
