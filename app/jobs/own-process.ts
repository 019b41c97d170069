import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Env } from '#app/env.server.ts'
import { createServices, type Services } from '#app/services.server.ts'

/** What a process that computes is told, over the channel to it: it stands in no list of processes and no file. */
type Order<Run> = { env: Env; databaseUrl: string; run: Run }

const lookMs = 1000

/**
 * Lets a program of this folder compute one run in a process of its own and waits for its end. It is killed when the
 * server stops, or when `watch`, asked each second, says that nobody wants it any more.
 * @returns whether it ended well, and the last that it said
 */
export async function computeApart<Run>(
  services: Services,
  program: string,
  run: Run,
  stopping: AbortSignal,
  watch: () => Promise<boolean>,
): Promise<{ done: boolean; said: string }> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000)
  })
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false))
    child.once('close', (code) => resolve(code === 0))
  })
  const kill = () => child.kill('SIGKILL')
  stopping.addEventListener('abort', kill)
  // The event loop here is free, so it is here that cancelling is noticed.
  const look = setInterval(() => {
    watch().then(
      (wanted) => wanted || kill(),
      // The database is away for a moment: there is time enough until the next look.
      () => undefined,
    )
  }, lookMs)
  try {
    child.send({ env: services.env, databaseUrl: services.databaseUrl, run } satisfies Order<Run>, () => undefined)
    if (stopping.aborted) kill()
    return { done: await ended, said }
  } finally {
    clearInterval(look)
    stopping.removeEventListener('abort', kill)
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      kill()
      await once(child, 'close')
    }
  }
}

/** The other side: takes the order, computes, and ends. */
export function takeOrder<Run>(compute: (services: Services, run: Run) => Promise<void>): void {
  // Without the server nobody would take the result.
  process.on('disconnect', () => process.exit(1))
  // A terminal's Ctrl-C reaches us too; the server decides when we end.
  process.on('SIGINT', () => undefined)
  process.once('message', (order: Order<Run>) => {
    void carryOut(order, compute).then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
        process.exit(1)
      },
    )
  })
}

async function carryOut<Run>(
  { env, databaseUrl, run }: Order<Run>,
  compute: (services: Services, run: Run) => Promise<void>,
): Promise<void> {
  const services = createServices(env, databaseUrl)
  try {
    await compute(services, run)
  } finally {
    await services.close()
  }
}
