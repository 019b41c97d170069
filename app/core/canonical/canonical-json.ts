export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * One text for one value: keys sorted by UTF-16 code units, no white space, numbers and strings as ECMAScript writes
 * them, keys with the value `undefined` left out. Equal values give equal text, so its hash names the value.
 *
 * Source: RFC 8785, JSON Canonicalization Scheme (Rundgren, Jordan, Erdtman, 2020).
 * @throws RangeError for a number that JSON cannot hold
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('canonicalJson: numbers must be finite')
    return JSON.stringify(value)
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const parts: string[] = []
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(member)}`)
  }
  return `{${parts.join(',')}}`
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)
