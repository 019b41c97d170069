import { soundKey } from '../blinding/fold.ts'

export type Person = {
  id: string
  familyName: string
  givenName: string
  /** YYYY-MM-DD */
  birthDate: string
  phone: string
}

export type PersonPair = { first: string; second: string; kind: 'same-person' | 'same-phone' }

/** Family and given name by their sound, in either order: «Айгүл Серікбаева», «Серикбаева Айгул», «Aigul Serikbayeva». */
function nameKey({ familyName, givenName }: Person): string {
  const words = `${familyName} ${givenName}`.split(/[\s-]+/).map(soundKey)
  return words
    .filter((word) => word !== '')
    .sort()
    .join(' ')
}

/**
 * Pairs of people born on one day who have the same name or the same phone; `first < second`. Brothers and sisters share
 * a phone but seldom a birthday, so twins are what a human has to tell apart. O(n + pairs).
 */
export function samePeople(people: readonly Person[]): PersonPair[] {
  const pairs = new Map<string, PersonPair>()
  const collect = (kind: PersonPair['kind'], keyOf: (person: Person) => string) => {
    const groups = new Map<string, string[]>()
    for (const person of people) {
      const part = keyOf(person)
      if (part === '' || person.birthDate === '') continue
      const key = `${person.birthDate} ${part}`
      groups.set(key, [...(groups.get(key) ?? []), person.id])
    }
    for (const ids of groups.values()) {
      const sorted = [...new Set(ids)].sort()
      sorted.forEach((first, at) => {
        for (const second of sorted.slice(at + 1)) pairs.set(`${kind} ${first} ${second}`, { first, second, kind })
      })
    }
  }
  collect('same-person', nameKey)
  collect('same-phone', (person) => person.phone)
  return [...pairs.values()]
}
