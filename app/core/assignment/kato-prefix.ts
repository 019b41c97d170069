/**
 * The part of a KATO code that everything inside it begins with.
 * A code has nine digits: region (2), district (2), rural district (2), settlement (3); lower levels are zeros.
 * Source: classifier of administrative-territorial objects NK RK 11-2021.
 */
export function katoPrefix(code: string): string {
  for (const digits of [2, 4, 6]) {
    if (/^0+$/.test(code.slice(digits))) return code.slice(0, digits)
  }
  return code
}

const kato = /^\d{9}$/

/** The key under which a declared region is found by `regionKeys`. */
export function conflictKey(code: string): string {
  return kato.test(code) ? `in ${katoPrefix(code)}` : `is ${code}`
}

/** The keys of all declared regions that hold this one: itself and everything above; a text that is no code is itself. */
export function regionKeys(region: string): string[] {
  return kato.test(region) ? [2, 4, 6, 9].map((digits) => `in ${region.slice(0, digits)}`) : [`is ${region}`]
}
