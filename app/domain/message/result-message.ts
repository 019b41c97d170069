import type { ReasonParts } from '../allocation/reason.ts'

/** Messages of one published list share this beginning of their event keys. */
export const resultEventPrefix = (runId: string): string => `result:${runId}:`

/** The parameters of the template `result`: flat, and with everything that any of its sentences names. */
export function resultParams(input: {
  code: string
  contest: string
  region: string
  path: string
  /** the node whose quota is used up, or the applicant's own, by its name; empty: the whole country */
  place: string
  reason: ReasonParts
  /** recipients who have not answered yet: the day by which to answer */
  until?: string
}): Record<string, string | number> {
  const { reason, ...rest } = input
  const said: Record<string, string | number> = {}
  for (const [key, value] of Object.entries(reason)) if (value !== undefined && key !== 'node') said[key] = value
  return { ...rest, ...said }
}
