import parsePhoneNumber from 'libphonenumber-js/min'

/**
 * A phone number of the +7 zone as E.164, from however a family writes it: `8 701 234 56 78`, `+7 (701) 234-56-78`,
 * `77012345678`, `7012345678`. Null when it cannot be one.
 */
export function readPhone(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[^\d+]/g, '')
  const national = /^\+?[78]?(\d{10})$/.exec(digits)?.[1]
  if (!national || digits.startsWith('+8')) return null
  const number = parsePhoneNumber(`+7${national}`)
  return number?.isValid() ? number.number : null
}

/** `+77012345678` -> `+7 701 234 56 78`. */
export function showPhone(e164: string): string {
  return parsePhoneNumber(e164)?.formatInternational() ?? e164
}
