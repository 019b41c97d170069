import { createHash } from 'node:crypto'

/** What bytes a token may hide in, by the name of the disguise. */
export function disguises(token: string): Map<string, string[]> {
  const bytes = Buffer.from(token)
  const points = [...token].map((letter) => letter.codePointAt(0) ?? 0)
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  const percent = [...bytes].map((byte) => `%${hex(byte, 2)}`).join('')
  const escaped = points.map((point) => `\\u${hex(point, 4)}`).join('')
  const entities = points.map((point) => `&#x${hex(point, 1)};`).join('')
  return new Map([
    ['raw', [bytes.toString('latin1'), Buffer.from(token, 'utf16le').toString('latin1')]],
    ['percent-encoded', [encodeURIComponent(token), percent, percent.toUpperCase()]],
    ['entities', [entities, entities.toUpperCase().replaceAll('&#X', '&#x'), points.map((at) => `&#${at};`).join('')]],
    ['escaped', [escaped, escaped.replace(/[a-f]/g, (digit) => digit.toUpperCase())]],
    ['hexadecimal', [bytes.toString('hex'), bytes.toString('hex').toUpperCase()]],
    ['base64', inBase64(bytes)],
  ])
}

/** At each of the three places in a group of four, without the letters that its neighbours change. */
function inBase64(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '')
    const from = [0, 2, 3][before] ?? 0
    const steady = whole.slice(from, (bytes.length + before) % 3 === 0 ? undefined : -1)
    return [steady, steady.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

const algorithms = ['md5', 'sha1', 'sha256'] as const

/** Every hash of a value, in lower-case hexadecimal and in base64 (URL alphabet, without padding). */
export function hashesOf(value: string): string[] {
  return algorithms.flatMap((algorithm) => {
    const digest = createHash(algorithm).update(value).digest()
    return [digest.toString('hex'), digest.toString('base64url')]
  })
}

/** Every piece of an answer that is as long as a hash, where it stands in a run of its alphabet. */
export function* hashLike(answer: string): Generator<string> {
  for (const [run] of answer.matchAll(/[0-9a-fA-F]{32,}/g)) yield* windows(run.toLowerCase(), [32, 40, 64])
  for (const [run] of answer.matchAll(/[A-Za-z0-9+/_-]{22,}/g)) {
    yield* windows(run.replaceAll('+', '-').replaceAll('/', '_'), [22, 27, 43])
  }
}

function* windows(run: string, lengths: readonly number[]): Generator<string> {
  for (const length of lengths) for (let at = 0; at + length <= run.length; at += 1) yield run.slice(at, at + length)
}
