import { RateLimiterRes } from 'rate-limiter-flexible'
import { type CodeMistake, mistakeOf } from '#app/domain/card/code-mistake.ts'
import { notFound, tooMany } from './answer.server.ts'
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

type Opened<T> = { found: T } | { mistake: CodeMistake } | { problem: 'too-many' | 'unknown' }

/**
 * Opens what a code names, as a try of the address it came from: one that named something is given back. A mistyped
 * code asks nobody.
 * @param open null for a code that names nothing
 */
export async function tryCode<T>(
  ctx: RequestContext,
  address: string,
  code: string,
  open: () => Promise<T | null>,
): Promise<Opened<T>> {
  const mistake = mistakeOf(code)
  if (mistake) return { mistake }
  if (!(await takeAddressTry(ctx, address))) return { problem: 'too-many' }
  const found = await open()
  if (found === null) return { problem: 'unknown' }
  await giveBackTry(ctx, address)
  return { found }
}

/** The same for a code in the address of a page: what it does not open answers as a page. */
export async function openByCode<T>(
  ctx: RequestContext,
  address: string,
  code: string,
  open: () => Promise<T | null>,
): Promise<T> {
  const opened = await tryCode(ctx, address, code, open)
  if ('found' in opened) return opened.found
  return 'problem' in opened && opened.problem === 'too-many' ? tooMany() : notFound()
}
