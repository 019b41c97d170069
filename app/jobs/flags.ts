import { passOnFlags } from '#app/domain/flag/pass-on-flags.server.ts'
import { systemContext } from '#app/services.server.ts'
import type { Job } from './runner.ts'

/** Every flag is passed on at once; this finds those that a stopped server left. */
export const flagsJob: Job = {
  name: 'flags',
  everyMs: 60_000,
  run: async (services) => {
    await passOnFlags(systemContext(services, 'flags'))
  },
}
