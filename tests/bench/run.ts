// `npm run -s bench -- NAME --json`
import { Command, CommanderError } from 'commander'
import { allocation } from './allocation/allocation.ts'
import { assignment } from './assignment/assignment.ts'
import type { Bench, Figures } from './bench.ts'
import { blinding } from './blinding/blinding.ts'
import { blindness } from './blindness/blindness.ts'
import { exactlyOnce } from './exactly-once/exactly-once.ts'
import { pages } from './pages/pages.ts'
import { scoring } from './scoring/scoring.ts'
import { slow } from './weight/slow.ts'
import { weight } from './weight/weight.ts'

const benches: readonly Bench[] = [
  pages,
  weight,
  slow,
  exactlyOnce,
  assignment,
  allocation,
  blinding,
  blindness,
  scoring,
]

const program = new Command('bench')
  .description('Runs one benchmark.')
  .argument('<name>', benches.map(({ name, description }) => `${name}: ${description}`).join('; '))
  .option('--json', 'print one JSON object per line')
  .exitOverride()

try {
  program.parse()
  const [name] = program.args
  const bench = benches.find((known) => known.name === name)
  if (!bench) program.error(`error: there is no benchmark "${name}"`)
  const rows: Figures[] = []
  await bench?.run(
    (figures) => {
      rows.push(figures)
      if (program.opts().json) console.log(JSON.stringify({ bench: bench.name, ...figures }))
    },
    (line) => console.error(line),
  )
  if (!program.opts().json) console.table(rows)
  process.exit(0)
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2)
  console.error(error)
  process.exit(1)
}
