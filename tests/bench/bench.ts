/** One line of a result: figures carry their units in their names (`p50Ms`, `bytes`, `requestsPerSecond`). */
export type Figures = { case: string } & Record<string, string | number>

export type Bench = {
  name: string
  description: string
  /** @param say progress, kept apart from the result */
  run(report: (figures: Figures) => void, say: (line: string) => void): Promise<void>
}
