import { crawl } from './crawl.ts'
import type { Seen } from './fetch-all.ts'
import type { Ground } from './ground.ts'
import { masked } from './masks.ts'
import { type Leak, openWorld } from './world.ts'

export type Comparison = {
  worlds: number
  fetches: number
  bytes: number
  /** answers with an essay in them: a desk that stayed shut would show no difference either */
  texts: number
  differences: string[]
}

const essayWord = Buffer.from('сөйлем').toString('latin1')

/** What jurors saw in one world and not in the other, by request; an excerpt around the first difference. */
export function differencesOf(one: readonly Seen[], other: readonly Seen[]): string[] {
  const found: string[] = []
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const [a, b] = [one[at], other[at]]
    if (a?.asked !== b?.asked) {
      found.push(`asked ${a?.asked ?? 'nothing'} and ${b?.asked ?? 'nothing'}`)
      continue
    }
    const [first, second] = [masked(a?.answer ?? ''), masked(b?.answer ?? '')]
    if (first !== second) found.push(`${a?.asked}: ${excerpt(first, second)}`)
  }
  return found
}

function excerpt(first: string, second: string): string {
  let at = 0
  while (at < first.length && first[at] === second[at]) at += 1
  const part = (text: string) =>
    JSON.stringify(Buffer.from(text.slice(Math.max(0, at - 40), at + 60), 'latin1').toString())
  return `${part(first)} and ${part(second)}`
}

/**
 * Builds a contest, then the same contest with other children behind the same texts, as often as asked, and compares
 * what the jurors of both can fetch.
 * @param family names the texts and the draws of the program
 */
export async function compareWorlds(ground: Ground, family: number, swapped: number, leak?: Leak): Promise<Comparison> {
  const see = async (identities: string) => {
    const world = await openWorld(ground, `texts ${family}`, `children ${family} ${identities}`, leak)
    try {
      return await crawl(world, family)
    } finally {
      await world.close()
    }
  }
  const original = await see('original')
  const result: Comparison = { worlds: 0, fetches: 0, bytes: 0, texts: 0, differences: [] }
  for (let world = 1; world <= swapped; world += 1) {
    const other = await see(`swap ${world}`)
    result.worlds += 1
    result.fetches += other.length
    result.bytes += other.reduce((sum, { answer }) => sum + answer.length, 0)
    result.texts += other.filter(({ answer }) => answer.includes(essayWord)).length
    result.differences.push(...differencesOf(original, other).map((line) => `world ${family}.${world}: ${line}`))
  }
  return result
}
