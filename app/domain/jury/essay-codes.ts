import { essayCodeFromBytes } from '#app/core/blinding/essay-code.ts'
import type { Context } from '../context.ts'

/** Codes beside those that are taken: random, so that none carries an order or a date. */
export function codesBeside(taken: Set<string>, random: Context['random']): () => string {
  return () => {
    let code = essayCodeFromBytes(random.bytes(6))
    while (taken.has(code)) code = essayCodeFromBytes(random.bytes(6))
    taken.add(code)
    return code
  }
}
