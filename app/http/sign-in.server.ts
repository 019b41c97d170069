import { data, redirect } from '@remix-run/node'
import { RateLimiterRes } from 'rate-limiter-flexible'
import { startSession } from '#app/domain/identity/session.server.ts'
import type { RequestContext } from './context.server.ts'
import { readKept } from './kept-form.server.ts'

/** Counts a try for this card or e-mail; false when there were too many. */
export async function mayTry(ctx: RequestContext, key: string): Promise<boolean> {
  try {
    await ctx.services.signInLimiter.consume(key)
    return true
  } catch (error) {
    if (error instanceof RateLimiterRes) return false
    throw error
  }
}

/** Applicants are asked whose phone it is; staff are not. */
export const remembers = (form: FormData): boolean => !form.has('phone') || form.get('ownPhone') === 'yes'

/**
 * Starts the session and goes on: to `next`, else to `home`, or, when a form met an expired session, to a page that
 * offers to send what was typed.
 */
export async function signedIn(ctx: RequestContext, accountId: string, next: string, form: FormData, home = '/home') {
  const headers = { 'Set-Cookie': await startSession(ctx.domain.db, accountId, ctx.secure, remembers(form)) }
  const kept = readKept(form)
  if (kept.length === 0 || !next) return redirect(next || ctx.href(home), { headers })
  return data({ resume: { action: next, fields: kept } }, { headers })
}

/** The same for staff, whose count of wrong passwords ends here. */
export async function staffSignedIn(ctx: RequestContext, accountId: string, key: string, next: string, form: FormData) {
  await ctx.services.signInLimiter.delete(key)
  return signedIn(ctx, accountId, next, form)
}
