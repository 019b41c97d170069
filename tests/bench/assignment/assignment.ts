import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Bench, Figures } from '../bench.ts'

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
      const args = ['--import', 'tsx', 'tests/bench/assignment/case.ts', ...size.map(String)]
      const { stdout } = await promisify(execFile)(process.execPath, args)
      report(JSON.parse(stdout) as Figures)
    }
  },
}
