import type { Allocation, Problem, RecipientReason, Standing } from '#app/core/allocation/device-problem.ts'
import type { Apart, StoredReason } from './reason.ts'

export type DecisionRow = {
  application_id: string
  region: string
  outcome: 'recipient' | 'waiting' | 'not-considered'
  /** from 1 within region and outcome */
  position: number
  lot: string | null
  reason: StoredReason
}

/**
 * One row per application: the engine counts places within the nodes of the problem, the lists are those of the
 * level-1 regions, in the same order.
 */
export function decisionsOf(
  problem: Problem,
  result: Allocation,
  applications: ReadonlyMap<string, { id: string; region: string }>,
): DecisionRow[] {
  const standings = new Map<string, Standing>(result.recipients.map(({ applicant, reason }) => [applicant, reason]))
  const within = withinBond(problem)
  const waiting = [...result.waiting].sort((a, b) => a.reason.order - b.reason.order)
  const rows = [
    ...result.recipients.map((row) => ({
      ...row,
      outcome: 'recipient' as const,
      reason: { ...row.reason, node: row.region, ...(within(row) ? { within: true } : {}) } as StoredReason,
    })),
    ...waiting.map((row) => {
      const apart = apartFrom(standings.get(row.reason.lastAccepted ?? ''), row.reason)
      const reason: StoredReason = { ...row.reason, node: row.region, ...(apart ? { apart } : {}) }
      return { ...row, lot: null, outcome: 'waiting' as const, reason }
    }),
    ...result.notConsidered.map((row) => ({
      ...row,
      lot: null,
      outcome: 'not-considered' as const,
      reason: { ...row.reason, node: row.region } as StoredReason,
    })),
  ]
  const places = new Map<string, number>()
  return rows.flatMap(({ applicant, outcome, lot, reason }) => {
    const application = applications.get(applicant)
    if (!application) return []
    const list = `${outcome} ${application.region}`
    const position = (places.get(list) ?? 0) + 1
    places.set(list, position)
    return [{ application_id: application.id, region: application.region, outcome, position, lot, reason }]
  })
}

/** Nothing when the last recipient stands behind: a reserve or another class of device let them in. */
function apartFrom(last: Standing | undefined, own: Standing): Apart | null {
  if (!last || last.order > own.order) return null
  if (last.tier !== own.tier) return 'priority'
  return last.score === own.score ? 'lottery' : 'score'
}

/** Whether the condition of the donor of a recipient's device means this recipient. */
function withinBond({ regions, applicants }: Problem) {
  const above = new Map(regions.map(({ id, parent }) => [id, parent]))
  const groups = new Map(applicants.map((one) => [one.id, one.groups]))
  return ({ applicant, region, reason }: { applicant: string; region: string; reason: RecipientReason }): boolean => {
    if (!reason.earmark) return false
    const { region: bound, group } = reason.earmark
    let node: string | undefined = region
    while (bound !== undefined && node !== undefined && node !== bound) node = above.get(node)
    return node !== undefined && (group === undefined || (groups.get(applicant)?.includes(group) ?? false))
  }
}
