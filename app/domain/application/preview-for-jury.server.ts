import { findIdentifiers } from '#app/core/blinding/find-identifiers.ts'
import { placeholderOf } from '#app/core/blinding/redact.ts'
import type { Context } from '../context.ts'
import { plainEssay } from '../essay/plain-essay.ts'
import { knownIdentity, placeNames } from '../screening/known-identity.server.ts'
import type { Dossier } from './load-dossier.server.ts'

/** A piece of the essay; `instead` is what jurors read in its place. */
export type JuryTextPart = { text: string; instead: string | null }

/**
 * The child's essay as a screener would be proposed to redact it: the same finder, the same dossier, the same words in the place
 * of what is covered. Nothing is stored.
 * @param find replaced only by the test that lets it fail
 * @returns null when the text could not be looked through: that must never keep a child from sending it in
 */
export async function previewForJury(
  ctx: Context,
  { application: a, essay }: Dossier,
  find = findIdentifiers,
): Promise<{ parts: JuryTextPart[]; covered: number } | null> {
  try {
    const body = plainEssay(essay.current.body)
    const names = await placeNames(ctx.db, [a])
    const row = {
      given_name: a.givenName,
      family_name: a.familyName,
      patronymic: a.patronymic,
      guardian_name: a.guardianName,
      school: a.school,
      village: a.village,
      region: a.region,
      district: a.district,
    }
    const spans = find(body, knownIdentity(row, names))
    const parts = spans.flatMap(({ start, end, kind }, at): JuryTextPart[] => [
      { text: body.slice(spans[at - 1]?.end ?? 0, start), instead: null },
      { text: body.slice(start, end), instead: placeholderOf(kind, essay.current.language) },
    ])
    const rest = { text: body.slice(spans.at(-1)?.end ?? 0), instead: null }
    return { parts: [...parts, rest].filter(({ text }) => text !== ''), covered: spans.length }
  } catch {
    return null
  }
}
