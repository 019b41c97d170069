import type { PriorityGroup } from './contest.ts'

/** Gives each new group a key of its own: its English name in Latin letters, else `group`, numbered where taken. */
export function withKeys(groups: readonly PriorityGroup[]): PriorityGroup[] {
  const taken = new Set(groups.map((group) => group.key).filter((key) => key !== ''))
  const seen = new Set<string>()
  return groups.map((group) => {
    if (group.key !== '' && !seen.has(group.key)) {
      seen.add(group.key)
      return group
    }
    const base = latin(group.names.en) || 'group'
    let key = base
    for (let number = 2; taken.has(key); number += 1) key = `${base}-${number}`
    taken.add(key)
    seen.add(key)
    return { ...group, key }
  })
}

function latin(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '')
  return slug.slice(0, 32).replace(/-+$/, '')
}
