import { moveItem } from '#app/domain/contest/move-item.ts'

/** A priority group as its row in the form holds it. */
export type GroupRow = { key: string; tier: string; names: { kk: string; ru: string; en: string } }

const most = 20

/** The rows of the form, named `groups.0.key` and so on. */
export function readGroups(form: FormData): GroupRow[] {
  const rows: GroupRow[] = []
  for (let index = 0; index <= most && form.has(`groups.${index}.key`); index += 1) {
    const text = (name: string) => String(form.get(`groups.${index}.${name}`) ?? '')
    rows.push({
      key: text('key'),
      tier: text('tier'),
      names: { kk: text('names.kk'), ru: text('names.ru'), en: text('names.en') },
    })
  }
  return rows
}

/** The rows after `add`, `remove:2`, `up:2` or `down:2`; nothing is saved by it. */
export function arrangeGroups(rows: readonly GroupRow[], intent: string): GroupRow[] {
  const [verb, place] = intent.split(':')
  const at = Number(place)
  if (verb === 'add' && rows.length < most) {
    return [...rows, { key: '', tier: rows.at(-1)?.tier ?? '1', names: { kk: '', ru: '', en: '' } }]
  }
  if (verb === 'remove') return rows.filter((_, index) => index !== at)
  if (verb === 'up' || verb === 'down') return moveItem(rows, at, verb)
  return [...rows]
}
