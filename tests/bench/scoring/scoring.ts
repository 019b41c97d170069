import { spawn } from 'node:child_process'
import type { Bench, Figures } from '../bench.ts'

type Task = {
  task: 'linear' | 'update' | 'rasch' | 'accuracy' | 'discrepancy' | 'adaptive' | 'probabilities'
  essays: number
  jurors: number
  limit: string
}

const tasks: readonly Task[] = [
  { task: 'linear', essays: 2_000, jurors: 120, limit: '0.15 s' },
  { task: 'linear', essays: 20_000, jurors: 400, limit: '1 s' },
  { task: 'linear', essays: 100_000, jurors: 2_000, limit: '20 s, 500 MB' },
  { task: 'update', essays: 2_000, jurors: 120, limit: '0.1 s' },
  { task: 'update', essays: 20_000, jurors: 400, limit: '0.1 s' },
  { task: 'rasch', essays: 2_000, jurors: 120, limit: '1.5 s' },
  { task: 'rasch', essays: 20_000, jurors: 400, limit: '15 s' },
  { task: 'rasch', essays: 100_000, jurors: 2_000, limit: '120 s, 2 GB' },
  { task: 'accuracy', essays: 2_000, jurors: 120, limit: '5 seeds' },
  { task: 'discrepancy', essays: 2_000, jurors: 120, limit: 'area .82' },
  { task: 'adaptive', essays: 2_000, jurors: 120, limit: 'halo: 2.2 .59, 2.5 .71, 3 .72' },
  { task: 'probabilities', essays: 2_000, jurors: 120, limit: 'within .03' },
]

export const scoring: Bench = {
  name: 'scoring',
  description: 'calibration: time and memory by size, each in a process of its own; accuracy on simulated contests',
  async run(report, say) {
    for (const task of tasks) {
      say(`${task.task}: ${task.essays} essays × ${task.jurors} jurors …`)
      for (const figures of await inOwnProcess(task)) report(figures)
    }
  },
}

/** A fresh process per task, so that neither memory nor compiled code of one helps or harms another. */
function inOwnProcess({ task, essays, jurors, limit }: Task): Promise<Figures[]> {
  const args = ['--import', 'tsx', 'tests/bench/scoring/task.ts', task, String(essays), String(jurors)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(`${task} ended with ${code}`))
      else {
        const lines = out.trim().split('\n')
        resolve(lines.map((line) => ({ ...(JSON.parse(line) as Figures), limit })))
      }
    })
  })
}
