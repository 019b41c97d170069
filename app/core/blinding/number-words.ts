import { soundKey } from './fold.ts'
import type { Word } from './words.ts'

const valuesOf = (words: string) =>
  new Map(
    words
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split('='))
      .map(([word = '', value]) => [soundKey(word), Number(value)] as const),
  )

const cardinals = valuesOf(`
  бір=1 екі=2 үш=3 төрт=4 бес=5 алты=6 жеті=7 сегіз=8 тоғыз=9 он=10 жиырма=20 отыз=30 қырық=40 қырк=40 елу=50 алпыс=60
  жетпіс=70 сексен=80 тоқсан=90 жүз=100
  один=1 два=2 три=3 четыре=4 пять=5 шесть=6 семь=7 восемь=8 девять=9 десять=10 одиннадцать=11 двенадцать=12 тринадцать=13
  четырнадцать=14 пятнадцать=15 шестнадцать=16 семнадцать=17 восемнадцать=18 девятнадцать=19 двадцать=20 тридцать=30 сорок=40
  пятьдесят=50 шестьдесят=60 семьдесят=70 восемьдесят=80 девяносто=90 сто=100 двести=200
`)

/** Stems of Russian ordinals; «восьм», «седьм» differ from the cardinal. */
const russianOrdinals = [
  ...valuesOf(`
  перв=1 втор=2 трет=3 четверт=4 пят=5 шест=6 седьм=7 восьм=8 девят=9 десят=10 одиннадцат=11 двенадцат=12 тринадцат=13
  четырнадцат=14 пятнадцат=15 шестнадцат=16 семнадцат=17 восемнадцат=18 девятнадцат=19 двадцат=20 тридцат=30 сороков=40
  пятидесят=50 шестидесят=60 семидесят=70 восьмидесят=80 девяност=90 сот=100
`),
]
const russianEnding = /^(?:i|oi|aia|uiu|oe|ogo|omu|om|im|ei|iu|ia|iei|ego|emu|em)$/

function ordinalOf(word: Word): number | null {
  const kazakh = /^(.+?)(?:s?i)?nši$/.exec(word.key)?.[1]
  if (kazakh) return cardinals.get(kazakh) ?? cardinals.get(`${kazakh}i`) ?? null
  const russian = russianOrdinals.find(
    ([stem]) => word.key.startsWith(stem) && russianEnding.test(word.key.slice(stem.length)),
  )
  return russian?.[1] ?? null
}

/**
 * The number in words that ends with an ordinal at `last` («он екінші», «двадцать четвёртая»), with the index of its first
 * word; null when there is none. O(1): at most three words.
 */
export function ordinalEndingAt(words: readonly Word[], last: number): { from: number; value: number } | null {
  const word = words[last]
  const end = word && !word.number ? ordinalOf(word) : null
  if (end === null) return null
  let [from, value] = [last, end]
  while (from > 0 && last - from < 2 && /^[\s\u00a0]$/.test(words[from]?.gap ?? '')) {
    const more = cardinals.get(words[from - 1]?.key ?? '')
    if (more === undefined || more < 10 || more <= value) break
    from -= 1
    value += more
  }
  return { from, value }
}

/** The cardinal number in words that begins at `from` («номер двадцать четыре»), with the index after its last word. */
export function cardinalStartingAt(words: readonly Word[], from: number): { to: number; value: number } | null {
  let [to, value, least] = [from, 0, Number.POSITIVE_INFINITY]
  while (to < from + 3) {
    const next = cardinals.get(words[to]?.key ?? '')
    if (next === undefined || next >= least || (to > from && !/^[\s\u00a0]$/.test(words[to]?.gap ?? ''))) break
    value += next
    least = next
    to += 1
  }
  return to === from ? null : { to, value }
}
