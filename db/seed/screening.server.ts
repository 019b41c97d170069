import type { Transaction } from 'kysely'
import { redact } from '#app/core/blinding/redact.ts'
import type { Database } from '#db/schema.ts'
import type { Entry } from './applications.server.ts'
import type { Journal } from './audit.server.ts'
import type { SeedContest } from './contest.server.ts'
import { draws, type Timeline } from './generator.ts'
import { findRedactions } from './redact.ts'
import { organiser } from './staff.ts'

export type Verdict = 'outside-grades' | 'duplicate'

/** Which applications are not eligible, by application id; of two by one child the later one is the duplicate. */
export function verdictsOf(entries: readonly Entry[]) {
  const verdicts = new Map<string, Verdict>()
  const seen = new Set<string>()
  const inOrder = [...entries].sort((a, b) => (a.submittedAt?.getTime() ?? 0) - (b.submittedAt?.getTime() ?? 0))
  for (const { person, applicationId } of inOrder) {
    const child = `${person.givenName} ${person.familyName} ${person.birthDate}`
    if (person.grade < 5) verdicts.set(applicationId, 'outside-grades')
    else if (seen.has(child)) verdicts.set(applicationId, 'duplicate')
    seen.add(child)
  }
  return verdicts
}

type ScreeningDays = { first: number; last: number }

export function screenedAt(contest: SeedContest, { person }: Entry, time: Timeline, days: ScreeningDays): Date {
  return time.between(draws(`screening\u001f${contest.key}\u001f${person.key}`), days.first, days.last)
}

/** Approves the anonymous text of each essay that goes to the jury; names, schools, villages and phones are hidden. */
export async function insertAnonymousTexts(
  tx: Transaction<Database>,
  contest: SeedContest,
  entries: readonly Entry[],
  time: Timeline,
  days: ScreeningDays,
  journal: Journal,
): Promise<void> {
  const rows = entries.map((entry) => {
    const { person, essayId } = entry
    const redactions = findRedactions(person)
    return {
      essay_id: essayId,
      language: person.essayLanguage,
      body: redact(person.essay, redactions, person.essayLanguage),
      redactions: JSON.stringify(redactions),
      essay_version: 1,
      state: 'approved' as const,
      approved_by: organiser.id,
      approved_at: screenedAt(contest, entry, time, days),
    }
  })
  await tx.insertInto('writing.anonymous_text').values(rows).execute()
  for (const { essay_id, approved_at, redactions } of rows) {
    journal.write({
      at: approved_at,
      by: organiser,
      action: 'text.approve',
      subjectKind: 'essay',
      subjectId: essay_id,
      details: { redactions: (JSON.parse(redactions) as unknown[]).length },
    })
  }
}

/** Flags pairs that look like duplicates: the same child, or nearly the same words. */
export async function insertDuplicateFlags(
  tx: Transaction<Database>,
  contest: SeedContest,
  entries: readonly Entry[],
  foundAt: Date,
  resolved: boolean,
): Promise<void> {
  const pairs = entries.flatMap((a, index) =>
    entries.slice(index + 1).flatMap((b) => {
      const same = a.person.givenName === b.person.givenName && a.person.familyName === b.person.familyName
      const birth = a.person.birthDate === b.person.birthDate
      const phone = a.person.phone === b.person.phone
      const texts = textSimilarity(a.person.essay, b.person.essay)
      return [
        ...(same && birth ? [{ a, b, kind: 'same-person' as const, similarity: null }] : []),
        ...(phone && birth ? [{ a, b, kind: 'same-phone' as const, similarity: null }] : []),
        ...(texts >= 0.5 ? [{ a, b, kind: 'same-text' as const, similarity: texts }] : []),
      ]
    }),
  )
  if (pairs.length === 0) return
  await tx
    .insertInto('identity.duplicate_flag')
    .values(
      pairs.map(({ a, b, kind, similarity }) => {
        const [first = '', second = ''] = [a.applicationId, b.applicationId].sort()
        return {
          contest_id: contest.id,
          first_id: first,
          second_id: second,
          kind,
          similarity,
          found_at: foundAt,
          resolution: !resolved
            ? ('open' as const)
            : kind === 'same-text'
              ? ('different' as const)
              : ('duplicate' as const),
          resolved_by: resolved ? organiser.id : null,
        }
      }),
    )
    .execute()
}

/** The share of common runs of three words (Jaccard). */
function textSimilarity(a: string, b: string): number {
  const [first, second] = [shingles(a), shingles(b)]
  let common = 0
  for (const run of first) if (second.has(run)) common += 1
  return common / (first.size + second.size - common)
}

const known = new Map<string, Set<string>>()

function shingles(text: string): Set<string> {
  const cached = known.get(text)
  if (cached) return cached
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const made = new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`))
  known.set(text, made)
  return made
}
