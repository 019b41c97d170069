import { listContests } from '../contest/list-contests.server.ts'
import type { Context, Locale } from '../context.ts'

/** The contests to which a partner may bring children now, the nearest deadline first. */
export async function listOpenContests(ctx: Context, locale: Locale) {
  const open = (await listContests(ctx, locale)).filter(({ phase }) => phase === 'open')
  return open
    .map(({ id, slug, title, closesAt }) => ({ id, slug, title, closesAt }))
    .sort((a, b) => (a.closesAt ?? '').localeCompare(b.closesAt ?? ''))
}
