import { findIdentifiers } from '#app/core/blinding/find-identifiers.ts'
import type { Bench } from '../bench.ts'
import { figuresOf } from './figures-of.ts'
import { labelledSentences } from './labelled-sentences.ts'

const essays = 20_000
const wordsPerEssay = 400

export const blinding: Bench = {
  name: 'blinding',
  description: 'precision and recall of the finder of self-identification on labelled sentences, and its speed',
  async run(report, say) {
    for (const split of ['dev', 'held-out'] as const) {
      const sentences = labelledSentences(split)
      say(`${split}: ${sentences.length} sentences`)
      for (const row of figuresOf(sentences)) report({ case: 'quality', split, ...row })
    }
    say(`${essays} essays of ${wordsPerEssay} words …`)
    report({ case: 'speed', ...speed() })
  },
}

/** Essays put together from the labelled sentences, each read as its child's. */
function speed() {
  const all = [...labelledSentences('dev'), ...labelledSentences('held-out')]
  let [next, words] = [0, 0]
  const started = performance.now()
  let [spent, processor] = [0, 0]
  for (let essay = 0; essay < essays; essay += 1) {
    const child = all[next % all.length]?.child
    const parts: string[] = []
    let length = 0
    while (length < wordsPerEssay) {
      const text = all[next % all.length]?.text ?? ''
      parts.push(text)
      length += text.split(' ').length
      next += 7
    }
    words += length
    const body = parts.join(' ')
    const before = performance.now()
    const used = process.cpuUsage().user
    findIdentifiers(body, child)
    spent += performance.now() - before
    processor += process.cpuUsage().user - used
  }
  return {
    essays,
    wordsPerEssay: Math.round(words / essays),
    seconds: Math.round(spent) / 1000,
    essaysPerMinute: Math.round((essays / spent) * 60_000),
    processorSeconds: Math.round(processor / 1000) / 1000,
    wallSeconds: Math.round(performance.now() - started) / 1000,
  }
}
