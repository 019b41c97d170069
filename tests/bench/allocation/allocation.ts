import type { Bench, Figures } from '../bench.ts'
import { inOwnProcess } from '../own-process.ts'

export const allocation: Bench = {
  name: 'allocation',
  description: 'the allocation engine on a country of 228 districts with 1,000 to 1,000,000 applicants',
  async run(report, say) {
    for (const applicants of [1_000, 10_000, 100_000, 1_000_000]) {
      say(`${applicants} applicants …`)
      const figures = inOwnProcess('allocation/case.ts', [String(applicants)])
      report({ case: `national-${applicants}`, ...figures } as Figures)
    }
  },
}
