import { join } from 'node:path'
import express, { type RequestHandler } from 'express'
import { packedFiles } from './packed-files.ts'

/** What Vite built: names with a hash never change, the rest of public/ may. */
export function staticFiles(folder: string): RequestHandler {
  const router = express.Router()
  const options = { index: false, redirect: false, dotfiles: 'ignore' } as const
  router.use('/assets', packedFiles(join(folder, 'assets')))
  router.use('/assets', express.static(join(folder, 'assets'), { ...options, immutable: true, maxAge: '1y' }))
  router.use('/assets', (_req, res) => {
    res.status(404).type('text/plain').set('Cache-Control', 'no-store').send('Not found\n')
  })
  router.use(express.static(folder, { ...options, maxAge: '1h' }))
  return router
}
