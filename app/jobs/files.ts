import { eraseFiles } from '#app/domain/file/erase-files.server.ts'
import { releaseDueFiles } from '#app/domain/file/release-due-files.server.ts'
import { sweepOrphans } from '#app/domain/file/sweep-orphans.server.ts'
import { systemContext } from '#app/services.server.ts'
import type { Job } from './runner.ts'

/** Deletes files whose keeping has ended or that somebody asked to delete. */
export const filesJob: Job = {
  name: 'files',
  everyMs: 5 * 60_000,
  async run(services, stopping) {
    while (!stopping.aborted && (await releaseDueFiles(systemContext(services, 'files'))) > 0);
    while (!stopping.aborted) {
      const { erased, failed } = await eraseFiles(systemContext(services, 'files'))
      if (failed > 0) services.logger.warn({ job: 'files', failed }, 'files could not be deleted')
      if (erased === 0 || failed > 0) break
    }
  },
}

/** Looks through the whole storage for what belongs to nothing. */
export const orphansJob: Job = {
  name: 'orphans',
  everyMs: 24 * 60 * 60_000,
  async run(services, stopping) {
    await sweepOrphans(systemContext(services, 'orphans'), stopping)
  },
}
