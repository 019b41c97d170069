import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Sentence } from './sentence.ts'

function commandOf(pid: number): string | null {
  try {
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The first and fourth line of postmaster.pid. */
export async function readPostmaster(dataFolder: string): Promise<{ pid: number; port: number } | null> {
  const file = join(dataFolder, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = (await readFile(file, 'utf8')).split('\n')
  return { pid: Number.parseInt(lines[0] ?? '', 10), port: Number.parseInt(lines[3] ?? '', 10) }
}

/**
 * Ends the PostgreSQL that a killed server left behind, so that the new one can open the same data.
 * @param dataFolder absolute path of the cluster
 * @throws Sentence when it does not end within half a minute
 */
export async function stopStalePostgres(dataFolder: string): Promise<void> {
  const found = await readPostmaster(dataFolder)
  if (found === null) return
  // A dead process that nobody has waited for is listed without its arguments.
  const runs = () => isAlive(found.pid) && (commandOf(found.pid)?.includes(dataFolder) ?? false)
  if (!(found.pid > 0) || !runs()) {
    // Nobody, or a process that was given the same number since.
    await rm(join(dataFolder, 'postmaster.pid'), { force: true })
    return
  }
  process.kill(found.pid, 'SIGINT')
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (!runs()) return
    await pause(50)
  }
  throw new Sentence(`An earlier PostgreSQL (process ${found.pid}) does not stop: end it, then start again.`)
}
