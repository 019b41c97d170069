import type { Criterion, InLanguages } from '#app/domain/contest/contest.ts'
import { moveItem } from '#app/domain/contest/move-item.ts'

/** A criterion as its form holds it; the scores of its levels follow from the first one. */
export type CriterionRow = { weight: string; names: InLanguages; from: string; levels: InLanguages[] }

const most = 11
const blank = (): InLanguages => ({ kk: '', ru: '', en: '' })

/** A new criterion is offered the scale from 0 to 4. */
export function blankCriterion(): CriterionRow {
  return { weight: '1', names: blank(), from: '0', levels: [blank(), blank(), blank(), blank(), blank()] }
}

export function rowOf(criterion: Criterion): CriterionRow {
  return {
    weight: String(criterion.weight),
    names: criterion.names,
    from: String(criterion.levels[0]?.score ?? 0),
    levels: criterion.levels.map((level) => level.texts),
  }
}

export function readCriterion(form: FormData): CriterionRow {
  const text = (name: string) => String(form.get(name) ?? '')
  const texts = (name: string) => ({ kk: text(`${name}.kk`), ru: text(`${name}.ru`), en: text(`${name}.en`) })
  const levels: InLanguages[] = []
  for (let index = 0; index <= most && form.has(`levels.${index}.kk`); index += 1) levels.push(texts(`levels.${index}`))
  return { weight: text('weight'), names: texts('names'), from: text('from'), levels }
}

/** The row after `add`, `remove:2`, `up:2` or `down:2` of a level; nothing is saved by it. */
export function arrangeLevels(row: CriterionRow, intent: string): CriterionRow {
  const [verb, place] = intent.split(':')
  const at = Number(place)
  const { levels } = row
  if (verb === 'add' && levels.length < most) return { ...row, levels: [...levels, blank()] }
  if (verb === 'remove') return { ...row, levels: levels.filter((_, index) => index !== at) }
  if (verb === 'up' || verb === 'down') return { ...row, levels: moveItem(levels, at, verb) }
  return row
}
