import { compareText, type Problem } from './device-problem.ts'

export type Wishes = {
  /** classes of lots and wishes by name, so that their numbers do not depend on the order of the input */
  readonly classes: readonly string[]
  /** every list of wishes there is: class numbers, the dearest first */
  readonly lists: readonly Int32Array[]
  /** per applicant: which list */
  readonly listOf: Int32Array
}

/** Numbers the classes and joins equal lists of wishes: there are few, however many applicants. O(n). */
export function readWishes({ lots, applicants }: Problem): Wishes {
  const names = new Set(lots.map((lot) => lot.class))
  const classOf = new Map(lots.map((lot) => [lot.id, lot.class]))
  const texts = new Map<string, number>()
  const spelled: (readonly string[] | undefined)[] = []
  const listOf = new Int32Array(applicants.length)
  applicants.forEach(({ accepts: wished, holds }, index) => {
    const accepts = holds === undefined ? wished : [classOf.get(holds) ?? '']
    const key = accepts === undefined ? '' : JSON.stringify(accepts)
    let list = texts.get(key)
    if (list === undefined) {
      list = spelled.length
      texts.set(key, list)
      spelled.push(accepts)
      for (const name of accepts ?? []) names.add(name)
    }
    listOf[index] = list
  })
  const classes = [...names].sort(compareText)
  const numbers = new Map(classes.map((name, at) => [name, at]))
  const lists = spelled.map((accepts) =>
    Int32Array.from(new Set(accepts ?? classes), (name) => numbers.get(name) ?? -1),
  )
  return { classes, lists, listOf }
}

export const wishesOf = ({ lists, listOf }: Wishes, index: number): Int32Array =>
  lists[listOf[index] ?? 0] ?? new Int32Array()
// x
