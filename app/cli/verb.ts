import { Command } from 'commander'
import type { Context } from '#app/domain/context.ts'
import { type Env, readEnv } from '#app/env.server.ts'
import type { Services } from '#app/services.server.ts'
import type { OpenDatabase } from './database.ts'

export type AddVerb = (program: Command) => void

/** The noun that verbs share: `user` of `user create`. */
export function noun(program: Command, name: string, description: string): Command {
  const known = program.commands.find((command) => command.name() === name)
  if (known) return known
  const made = new Command(name).description(description).copyInheritedSettings(program)
  program.addCommand(made)
  return made
}

/** Progress goes to standard error, so that standard output holds the result alone. */
export const say = (line: string) => console.error(line)

/** One JSON object on one line, or the same for a human reader. */
export function print(json: boolean | undefined, value: object, text: string): void {
  console.log(json ? JSON.stringify(value) : text)
}

/**
 * Opens the database for the time of a verb.
 * What only such verbs need is loaded here: the others, and `--help`, start in two thirds of the time without it.
 */
export async function withDatabase<T>(verb: string, run: (opened: OpenDatabase, env: Env) => Promise<T>): Promise<T> {
  const { openDatabase } = await import('./database.ts')
  const env = readEnv()
  const opened = await openDatabase(env, verb, say)
  try {
    return await run(opened, env)
  } finally {
    await opened.close()
  }
}

/** Hands the verb what its use case needs, on a database that has all migrations. */
export async function withContext<T>(verb: string, run: (ctx: Context, services: Services) => Promise<T>): Promise<T> {
  return withDatabase(verb, async ({ url }, env) => {
    const [{ checkMigrated }, { createServices, systemContext }, { default: pino }] = await Promise.all([
      import('./database.ts'),
      import('#app/services.server.ts'),
      import('pino'),
    ])
    await checkMigrated(url)
    const services = createServices(env, url, { logger: pino({ level: 'silent' }) })
    try {
      return await run(systemContext(services, 'qarmaq'), services)
    } finally {
      await services.close()
    }
  })
}
