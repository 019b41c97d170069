import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Finished = { code: number | null; out: string; err: string }

export type Running = {
  child: ChildProcess
  /** everything printed so far */
  printed(): string
  /** resolves with what the pattern captured once it was printed, rejects when the process ends before */
  says(pattern: RegExp): Promise<string>
  finished: Promise<Finished>
}

/** Starts one of our entry points as an operator would. */
export function run(args: string[], env: Record<string, string> = {}, input?: string): Running {
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'silent', PORT: '0', ...env },
  })
  let out = ''
  let err = ''
  const watchers = new Set<() => void>()
  child.stdout.on('data', (chunk) => {
    out += chunk
    for (const look of watchers) look()
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
    for (const look of watchers) look()
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
  return {
    child,
    printed: () => out + err,
    finished,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(out + err)
          if (!found) return
          watchers.delete(look)
          resolve(found[1] ?? found[0])
        }
        watchers.add(look)
        look()
        finished.then(({ code }) => reject(new Error(`ended with ${code} before ${pattern}: ${out}${err}`)), reject)
      }),
  }
}

export const startServer = (env: Record<string, string>) => run(['app/cli/start.mjs'], env)

export const qarmaq = (args: string[], env: Record<string, string> = {}, input?: string): Promise<Finished> =>
  run(['--import', 'tsx', 'app/cli/qarmaq.ts', ...args], env, input).finished

/** A folder for data that the user postgres can reach too. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'qarmaq-cli-'))
  chmodSync(path, 0o711)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
