import { disguises, hashesOf, hashLike } from './encodings.ts'
import type { Seen } from './fetch-all.ts'
import type { Planted } from './plant-tokens.ts'

/** Where what was planted stands in what a juror got, whatever its disguise. */
export function findCanaries(seen: readonly Seen[], planted: Pick<Planted, 'stems' | 'values'>): string[] {
  const found: string[] = []
  const answers = seen.map(({ answer }) => answer).join('\n\0')
  const whose = (needle: string) => seen.find(({ answer }) => answer.includes(needle))?.asked ?? 'an answer'
  for (const { column, stem } of planted.stems) {
    for (const [disguise, needles] of disguises(stem)) {
      for (const needle of needles) {
        if (answers.includes(needle)) found.push(`${column}, ${disguise}: ${whose(needle)}`)
      }
    }
  }
  const hashes = new Set(planted.values.flatMap((value) => [value, ...value.split(' ')]).flatMap(hashesOf))
  for (const { asked, answer } of seen) {
    for (const piece of hashLike(answer)) if (hashes.has(piece)) found.push(`a hash ${piece}: ${asked}`)
  }
  return found
}
