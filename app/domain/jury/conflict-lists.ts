import { surnameRoots } from '#app/core/blinding/surname-root.ts'

export type EssayTies = { id: string; family_name: string; guardian_name: string; partner_id: string | null }
export type JurorTie = { id: string; display_name: string; partner_id: string | null }

/**
 * For each juror the essays whose child may be of the family or was brought by an organisation that the juror works for.
 * Names end here: what goes on to the assignment are lists of essays without a cause. O(essays + jurors + conflicts).
 */
export function essaysInConflict(
  essays: readonly EssayTies[],
  ties: readonly JurorTie[],
  { surnames }: { surnames: boolean },
): Map<string, string[]> {
  const byPartner = new Map<string, Set<string>>()
  const byRoot = new Map<string, Set<string>>()
  const put = (index: Map<string, Set<string>>, key: string, juror: string) =>
    index.set(key, (index.get(key) ?? new Set()).add(juror))
  for (const { id, display_name, partner_id } of ties) {
    if (partner_id) put(byPartner, partner_id, id)
    if (surnames) for (const root of surnameRoots(display_name)) put(byRoot, root, id)
  }
  const conflicts = new Map<string, string[]>()
  for (const { id, family_name, guardian_name, partner_id } of essays) {
    const roots = new Set([...surnameRoots(family_name), ...surnameRoots(guardian_name, 'family')])
    const jurors = new Set(partner_id ? (byPartner.get(partner_id) ?? []) : [])
    for (const root of roots) for (const juror of byRoot.get(root) ?? []) jurors.add(juror)
    for (const juror of jurors) {
      const known = conflicts.get(juror)
      if (known) known.push(id)
      else conflicts.set(juror, [id])
    }
  }
  return conflicts
}
