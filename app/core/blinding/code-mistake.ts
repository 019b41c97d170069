import { alphabet, cleanCode, isWholeCode } from './code.ts'

/** Symbols that are taken for one another in print or handwriting. */
const alike = [
  '5S',
  '2Z',
  '8B',
  '6G',
  '17',
  'VY',
  'MN',
  '0D',
  '0Q',
  'KX',
  '49',
  'PR',
  'EF',
  'CG',
  '3B',
  '38',
  'MW',
  'UV',
  'HN',
]

export type CodeMistake =
  /** not nine symbols: how many there are */
  | { kind: 'length'; symbols: number }
  /** at this place (from 1) stands what no code has */
  | { kind: 'symbol'; at: number; typed: string }
  /** at this place `typed` is read where `meant` would fit */
  | { kind: 'alike'; at: number; typed: string; meant: string }
  /** the symbols at this place and the next would fit the other way round */
  | { kind: 'swap'; at: number }
  | { kind: 'other' }

/**
 * The likeliest single mistake that explains a code which does not read; null for one that does.
 *
 * It looks at the typed symbols alone, so it tells nothing of the codes there are. With one check symbol every place
 * has exactly one symbol that would repair the word; of these nine repairs only the confusions that happen are named.
 * A look-alike comes before a swap of neighbours, because it is the commoner slip of somebody who copies. O(n).
 */
export function codeMistake(typed: string): CodeMistake | null {
  const code = cleanCode(typed)
  const symbols = Array.from(code)
  if (symbols.length !== 9) return { kind: 'length', symbols: symbols.length }
  const strange = symbols.findIndex((symbol) => !alphabet.includes(symbol))
  if (strange >= 0) return { kind: 'symbol', at: strange + 1, typed: symbols[strange] ?? '' }
  if (isWholeCode(code)) return null
  return lookAlike(symbols) ?? swap(symbols) ?? { kind: 'other' }
}

function lookAlike(symbols: readonly string[]): CodeMistake | null {
  for (const [at, symbol] of symbols.entries()) {
    for (const pair of alike) {
      if (!pair.includes(symbol)) continue
      const meant = pair.replace(symbol, '')
      if (alphabet.includes(meant) && isWholeCode(symbols.with(at, meant).join(''))) {
        return { kind: 'alike', at: at + 1, typed: symbol, meant }
      }
    }
  }
  return null
}

function swap(symbols: readonly string[]): CodeMistake | null {
  for (let at = 0; at + 1 < symbols.length; at += 1) {
    const [first = '', second = ''] = symbols.slice(at, at + 2)
    if (isWholeCode([...symbols.slice(0, at), second, first, ...symbols.slice(at + 2)].join(''))) {
      return { kind: 'swap', at: at + 1 }
    }
  }
  return null
}
