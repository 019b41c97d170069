import type { Bench, Figures } from '../bench.ts'
import { inOwnProcess } from '../own-process.ts'

const sizes = [
  [2_000, 200, 3],
  [20_000, 1_000, 3],
  [100_000, 2_000, 3],
] as const

/** Essays to jurors at three sizes, each in a process of its own, which says how much memory it took at most. */
export const assignment: Bench = {
  name: 'assignment',
  description: 'gives essays to jurors with realistic languages, conflicts and existing assignments',
  async run(report, say) {
    for (const size of sizes) {
      say(`${size.join(' × ')} …`)
      report(inOwnProcess('assignment/case.ts', size.map(String)) as Figures)
    }
  },
}
