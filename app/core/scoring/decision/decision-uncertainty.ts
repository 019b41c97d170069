export type DecisionUncertainty = {
  readonly draws: number
  /** per applicant: 1 for each who receives by the measures */
  readonly receives: Uint8Array
  /** per applicant: the share of draws in which they receive */
  readonly probability: Float64Array
  /** per applicant: the standard error of that share by simulation, √(p(1 − p)/draws) */
  readonly simulationError: Float64Array
  /**
   * How many of those who receive by the measures would not by the true levels, on average: Σ over them of 1 − p.
   * As many others miss theirs.
   */
  readonly expectedWrong: number
}

/**
 * How sure a decision is: the whole rule is carried out on every draw of the true levels, so that quotas, tiers,
 * earmarks and households count as they do in the decision itself.
 *
 * Source: posterior ranking probabilities, Goldstein and Spiegelhalter, JRSS A 159 (1996); Lockwood, Louis and
 * McCaffrey, JEBS 27 (2002). O(draws · one acceptance).
 *
 * @param decide the rule: from a score per applicant to 1 for each who receives
 * @param measures what the decision is made by
 * @param draw fills its argument with one draw of the levels
 * @param progress is told the share of draws done, now and then; false ends the work early
 */
export function decisionUncertainty(
  decide: (scores: Float64Array) => Uint8Array,
  measures: Float64Array,
  draw: (into: Float64Array) => Float64Array,
  draws: number,
  progress: (share: number) => boolean = () => true,
): DecisionUncertainty {
  const n = measures.length
  const now = Uint8Array.from(decide(measures))
  const counts = new Float64Array(n)
  const scores = new Float64Array(n)
  let done = 0
  while (done < draws) {
    const accepted = decide(draw(scores))
    for (let i = 0; i < n; i += 1) counts[i] = (counts[i] as number) + (accepted[i] as number)
    done += 1
    if (done % 20 === 0 && !progress(done / draws)) break
  }
  const probability = counts.map((count) => count / done)
  let expectedWrong = 0
  now.forEach((accepted, i) => {
    if (accepted === 1) expectedWrong += 1 - (probability[i] as number)
  })
  return {
    draws: done,
    receives: now,
    probability,
    simulationError: probability.map((p) => Math.sqrt((p * (1 - p)) / done)),
    expectedWrong,
  }
}
