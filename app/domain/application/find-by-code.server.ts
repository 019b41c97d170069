import { readCode } from '#app/core/blinding/code.ts'
import { findApplicationByCode } from '#db/queries/application.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { toApplication } from './application.ts'
import { mayReach } from './may-reach.ts'

/** The application that a code names, drafts too, if its child is the viewer's to help. */
export async function findByCode(ctx: Context, typed: string): Promise<Outcome<{ applicationId: string }, 'unknown'>> {
  const reading = readCode(typed)
  if (!reading.ok) return refuse('unknown')
  const row = await findApplicationByCode(ctx.db, reading.code)
  if (!row || row.state === 'withdrawn' || !mayReach(ctx.viewer, toApplication(row))) return refuse('unknown')
  return ok({ applicationId: row.id })
}
