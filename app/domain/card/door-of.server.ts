import { readCode } from '#app/core/blinding/code.ts'
import { findCardByCode } from '#db/queries/card.server.ts'
import type { Context } from '../context.ts'
import { isFresh } from './rules.ts'

/** What a typed code leads to: choosing a PIN, or typing one. A code that nobody has is taken for one in use. */
export async function doorOf(ctx: Context, typed: string): Promise<'unreadable' | 'fresh' | 'used' | 'unknown'> {
  const reading = readCode(typed)
  if (!reading.ok) return 'unreadable'
  const card = await findCardByCode(ctx.db, reading.code)
  if (!card) return 'unknown'
  return isFresh(card) ? 'fresh' : 'used'
}
