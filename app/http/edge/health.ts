import type { RequestHandler } from 'express'
import type { Services } from '#app/services.server.ts'
import { databaseState } from '#db/ready.server.ts'

/** The process is alive: nothing else is asked. */
export const alive: RequestHandler = (_req, res) => {
  res.set('Cache-Control', 'no-store').json({ status: 'ok' })
}

/** Work can be sent here: the database answers with all migrations applied, and we are not about to stop. */
export function ready(services: Services, stopping: AbortSignal): RequestHandler {
  return async (_req, res) => {
    const status = stopping.aborted ? 'stopping' : await databaseState(services.database.db)
    res
      .status(status === 'ready' ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status })
  }
}
