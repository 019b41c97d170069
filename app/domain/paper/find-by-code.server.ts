import { readCode } from '#app/core/blinding/code.ts'
import { findApplicationByCode } from '#db/queries/application.server.ts'
import { toApplication } from '../application/application.ts'
import type { Context } from '../context.ts'
import { maySeePages } from './rules.ts'

/** The application that a printed sheet names, for whoever may see its pages. */
export async function findByCode(ctx: Context, text: string): Promise<string | null> {
  const code = readCode(text)
  const row = code.ok ? await findApplicationByCode(ctx.db, code.code) : undefined
  return row && row.state !== 'withdrawn' && maySeePages(ctx.viewer, toApplication(row)) ? row.id : null
}
