import { sql } from 'kysely'
import { disguises } from './encodings.ts'
import type { Seen } from './fetch-all.ts'
import type { Ground } from './ground.ts'
import { masked } from './masks.ts'
import { privateNote, scoreEssays } from './score-essays.ts'
import { lookAsStaff } from './staff-look.ts'
import { type Leak, openWorld, type World } from './world.ts'

export type StaffComparison = {
  fetches: number
  /** answers that name a juror or an author, and those that depend on scores: without both, nothing was shown */
  naming: number
  /** addresses */
  telling: string[]
  /** what tells who scored what, or who wrote what was scored */
  leaks: string[]
}

/**
 * Builds the same contest twice, the jurors giving other scores in each, and compares what organisers and coordinators
 * can fetch. An answer that differs depends on scores: it must not name a juror or an author, nor hold anything by which
 * another answer names one. An answer that names somebody must be the same to the byte.
 */
export async function compareScores(ground: Ground, leak?: StaffLeak): Promise<StaffComparison> {
  const look = async (scores: string) => {
    const world = await openWorld(ground, 'scored texts', 'their children', leak)
    try {
      await scoreEssays(world, scores)
      const names = await listNames(world)
      return { names, seen: await lookAsStaff(world, leak?.where) }
    } finally {
      await world.close()
    }
  }
  const one = await look('scores of one world')
  const other = await look('scores of another')
  const leaks: string[] = []
  const telling: Seen[] = []
  for (const [at, first] of one.seen.entries()) {
    const second = other.seen[at]
    if (first.asked !== second?.asked) leaks.push(`asked ${first.asked} and ${second?.asked ?? 'nothing'}`)
    if (first.answer.includes(notes)) leaks.push(`a private note: ${first.asked}`)
    if (masked(first.answer) !== masked(second?.answer ?? '')) telling.push(first)
  }
  const spelt = one.names.map(({ token }) => Buffer.from(token).toString('latin1'))
  const naming = one.seen.filter(({ answer }) => spelt.some((name) => answer.includes(name)))
  const hidden = one.names.map(({ whose, token }) => ({ whose, needles: [...disguises(token).values()].flat() }))
  for (const { asked, answer } of telling) {
    const name = hidden.find(({ needles }) => needles.some((needle) => answer.includes(needle)))
    if (name) leaks.push(`${name.whose} beside scores: ${asked}`)
  }
  leaks.push(...linksBetween(telling, naming, [ground.contest.id, ...ground.contest.criteria.map(({ id }) => id)]))
  return {
    fetches: one.seen.length,
    naming: naming.length,
    telling: [...new Set(telling.map(({ asked }) => asked))],
    leaks,
  }
}

/** A leak to staff, the addresses that it is looked for at, and what is to be said of it. */
export type StaffLeak = Leak & { where(path: string): boolean; found: string }

const notes = Buffer.from(privateNote).toString('latin1')

/** What names a juror or an author. */
async function listNames({ services, ground }: World): Promise<{ whose: string; token: string }[]> {
  const { db } = services.database
  const { rows } = await sql<{ whose: string; token: string | null }>`
    select 'a juror' as whose, unnest(array[c.display_name, c.email, c.id::text]) as token
      from writing.juror j join identity.account c on c.id = j.account_id where j.contest_id = ${ground.contest.id}
    union
    select 'an author', unnest(array[code, substr(code, 1, 3) || '-' || substr(code, 4, 3) || '-' || substr(code, 7),
      id::text, phone, email, family_name || ' ' || given_name, given_name || ' ' || family_name])
      from identity.application where contest_id = ${ground.contest.id}`.execute(db)
  return rows.flatMap(({ whose, token }) => (token ? [{ whose, token }] : []))
}

const identifier = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Identifiers that stand beside scores in one answer and beside a name in another: who holds both, knows. */
function linksBetween(telling: readonly Seen[], naming: readonly Seen[], harmless: readonly string[]): string[] {
  const known = new Map<string, string>()
  for (const { asked, answer } of naming) for (const [id] of answer.matchAll(identifier)) known.set(id, asked)
  return telling.flatMap(({ asked, answer }) =>
    [...new Set([...answer.matchAll(identifier)].map(([id]) => id))]
      .filter((id) => known.has(id) && !harmless.includes(id))
      .map((id) => `${id} beside scores (${asked}) and beside a name (${known.get(id)})`),
  )
}
