/**
 * The weight of each criterion from `c1=2,c2=1`; criteria that are not named weigh 1. Answers with a sentence when the
 * text cannot be read.
 */
export function parseWeights(text: string | undefined, criteria: readonly string[]): number[] | string {
  const weights = new Map(criteria.map((criterion) => [criterion, 1]))
  const named = new Set<string>()
  for (const part of text === undefined ? [] : text.split(',')) {
    const at = part.lastIndexOf('=')
    const name = part.slice(0, at).trim()
    const number = part.slice(at + 1).trim()
    if (at < 1 || !/^\d+(\.\d+)?$/.test(number)) return `"${part}" is not a weight: write them as c1=2,c2=1.`
    if (!weights.has(name)) return `There is no criterion "${name}"; there are: ${criteria.join(', ')}.`
    if (named.has(name)) return `The criterion "${name}" has two weights.`
    named.add(name)
    weights.set(name, Number(number))
  }
  const all = criteria.map((criterion) => weights.get(criterion) ?? 1)
  return all.some((weight) => weight > 0) ? all : 'At least one criterion needs a weight above 0.'
}
