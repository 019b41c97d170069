import { RateLimiterRes } from 'rate-limiter-flexible'
import type { RequestContext } from './context.server.ts'

/**
 * Counts what somebody without an account sends in; false when it was too much. Each e-mail address that we would
 * write to weighs a third of what one network address may send: a stranger's letter box is not ours to fill.
 */
export async function mayVisitorSend(ctx: RequestContext, clientAddress: string, email: string): Promise<boolean> {
  return (await counted(ctx, `address:${clientAddress}`)) && (await counted(ctx, `email:${email}`, 6))
}

/** Counts a question that costs work and writes to nobody; false when it was too much. */
export async function mayVisitorAsk(ctx: RequestContext, clientAddress: string): Promise<boolean> {
  return counted(ctx, `question:${clientAddress}`)
}

async function counted(ctx: RequestContext, key: string, points = 1): Promise<boolean> {
  try {
    await ctx.services.visitorLimiter.consume(key, points)
    return true
  } catch (error) {
    if (error instanceof RateLimiterRes) return false
    throw error
  }
}
