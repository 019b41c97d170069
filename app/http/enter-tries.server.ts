import { RateLimiterRes } from 'rate-limiter-flexible'
import type { RequestContext } from './context.server.ts'

/** An address as it is counted; of IPv6 the network, because one person has all of its addresses. */
function networkOf(address: string): string {
  return address.includes(':') && !address.startsWith('::ffff:') ? address.split(':', 4).join(':') : address
}

/**
 * Counts a look at a code or a try of a PIN for the address it came from; false when there were too many. What turned
 * out right is given back by `giveBackTry`. The limits of a single card are the domain's: this one only keeps a
 * connection from trying many cards.
 */
export async function takeAddressTry(ctx: RequestContext, address: string): Promise<boolean> {
  const key = networkOf(address)
  try {
    for (const limiter of ctx.services.enterLimiters) await limiter.consume(key)
    return true
  } catch (error) {
    if (error instanceof RateLimiterRes) return false
    throw error
  }
}

export async function giveBackTry(ctx: RequestContext, address: string): Promise<void> {
  for (const limiter of ctx.services.enterLimiters) await limiter.reward(networkOf(address), 1)
}
