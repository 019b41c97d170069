import type { Bottleneck, ShortageReason, Solution } from '#app/domain/jury/solve-problem.server.ts'

const languageNames: Record<string, string> = { kk: 'Kazakh', ru: 'Russian', en: 'English' }

const named = (language: string) => languageNames[language] ?? language
const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`
const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

/** A minimum cut in words: `English: 596 of 600 review places have an eligible juror.` */
export function bottleneckInWords({ languages, filled, places, kind, fullJurors, capacity }: Bottleneck): string {
  const lead = `${list(languages.map(named))}: ${filled} of ${places} review places have an eligible juror`
  if (kind === 'language') return `${lead}; too few jurors read the language`
  if (kind === 'conflicts') return `${lead}; too few jurors are without a conflict`
  return `${lead}; ${count(fullJurors, 'juror')} who could read more ${fullJurors === 1 ? 'is' : 'are'} full (room for ${count(capacity, 'essay')} in all)`
}

/** What would end it: `at least 2 more jurors who read English, with room for 4 essays among them`. */
export function mendInWords({ kind, mend }: Bottleneck): string {
  const needs = mend.map(
    ({ language, jurors, places }) =>
      `at least ${count(jurors, 'more juror')} who ${jurors === 1 ? 'reads' : 'read'} ${named(language)}${kind === 'language' ? '' : ' without a conflict'}, with room for ${count(places, 'essay')}${jurors === 1 ? '' : ' among them'}`,
  )
  return list(needs)
}

/** Why one essay is short of readers. */
export function reasonInWords(reason: ShortageReason, bottleneck: Bottleneck | undefined, reviews: number): string {
  const language = named(reason.language)
  if (reason.kind === 'language') {
    return `${language}: ${count(reason.readers, 'juror reads', 'jurors read')} it, and the essay needs ${reviews}`
  }
  if (reason.kind === 'conflicts') {
    return `${language}: ${count(reason.readers, 'juror reads', 'jurors read')} it, ${reason.eligible} of them without a conflict with the essay, which needs ${reviews}`
  }
  return bottleneck ? bottleneckInWords(bottleneck) : `${language}: all who may read the essay are full`
}

/** What an operator wants to know at a glance. */
export function solutionInWords(solution: Solution): string {
  const { assignments, loads, unassigned, bottlenecks, belowMinimum, connected, components } = solution
  const all = Object.values(loads)
  const busy = all.filter((load) => load > 0)
  const missing = unassigned.reduce((sum, short) => sum + short.missing, 0)
  const least = busy.reduce((low, load) => Math.min(low, load), Number.POSITIVE_INFINITY)
  const most = busy.reduce((high, load) => Math.max(high, load), 0)
  return [
    `Reviews: ${assignments.length}${missing > 0 ? `, missing: ${missing} of ${count(unassigned.length, 'essay')}` : ', none is missing'}.`,
    busy.length > 0
      ? `Jurors with essays: ${busy.length} of ${all.length}, from ${least} to ${count(most, 'essay')} each; two jurors share ${solution.pairMax} at most.`
      : 'No juror has an essay.',
    connected
      ? `The design is in one piece (algebraic connectivity ${solution.algebraicConnectivity.toFixed(3)}).`
      : `The design is in ${components.length} pieces of ${list(components.map(({ length }) => String(length)))} jurors: scores from different pieces cannot be compared.`,
    ...Object.entries(solution.languageComponents)
      .filter(([, parts]) => parts > 1)
      .map(([language, parts]) => `Within ${named(language)} alone the jurors fall in ${parts} pieces.`),
    ...bottlenecks.flatMap((cut) => [`${bottleneckInWords(cut)}.`, `  It would take ${mendInWords(cut)}.`]),
    ...(belowMinimum.length > 0 ? [`${count(belowMinimum.length, 'juror')} below the wanted minimum.`] : []),
  ].join('\n')
}
