import { createHash, createHmac } from 'node:crypto'
import { canonicalJson, type Json } from '#app/core/canonical/canonical-json.ts'

/** SHA-256 of the canonical JSON, in hexadecimal: names an input or an output for good. */
export function digestOf(value: Json): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}

/** HMAC-SHA-256(seed, id) in hexadecimal: the lot that the seed draws for this id. */
export function lotOf(seed: string, id: string): string {
  return createHmac('sha256', seed).update(id).digest('hex')
}
