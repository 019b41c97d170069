// One case of the benchmark in a process of its own, so that its memory is its own: prints one JSON object.
import { assignEssays } from '#app/core/assignment/assign-essays.ts'
import { assignmentWorld } from './world.ts'

const [essays = 0, jurors = 0, reviews = 0, seed = 1] = process.argv.slice(2).map(Number)
const problem = assignmentWorld({ essays, jurors, reviews }, seed)
const start = performance.now()
const cpu = process.cpuUsage()
const result = assignEssays(problem)
const seconds = (performance.now() - start) / 1000
const { user, system } = process.cpuUsage(cpu)

const meanMax = problem.jurors.reduce((sum, { max }) => sum + max, 0) / jurors
const shares = problem.jurors.map(({ id, max }) => (result.loads[id] ?? 0) / max)
const round = (value: number, digits: number) => Number(value.toFixed(digits))
console.log(
  JSON.stringify({
    case: `${essays}x${jurors}x${reviews}`,
    essays,
    jurors,
    reviews,
    seconds: round(seconds, 3),
    // Less than the seconds on a busy machine, more where the collector works beside.
    cpuSeconds: round((user + system) / 1e6, 3),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    // Fullest less emptiest juror in proportion to what each offered, in essays of an average juror.
    spread: round((Math.max(...shares) - Math.min(...shares)) * meanMax, 2),
    algebraicConnectivity: round(result.algebraicConnectivity, 4),
    pairMax: result.pairMax,
    assigned: result.assignments.length,
    missing: result.unassigned.reduce((sum, { missing }) => sum + missing, 0),
    connected: result.connected ? 1 : 0,
  }),
)
