import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * Runs a script of the benchmarks in a process of its own and reads the JSON line that it prints.
 * @param script below tests/bench
 * @throws Error with what the script said when it fails
 */
export function inOwnProcess(script: string, args: readonly string[], nodeOptions: readonly string[] = []): object {
  const done = spawnSync(
    process.execPath,
    [...nodeOptions, '--import', 'tsx', join('tests', 'bench', script), ...args],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  if (done.status !== 0) throw new Error(`${script} ${args.join(' ')}: ${done.stderr}`)
  return JSON.parse(done.stdout) as object
}
