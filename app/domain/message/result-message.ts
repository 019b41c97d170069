import type { Reason } from '../allocation/present.ts'

/** Messages of one published list share this beginning of their event keys. */
export const resultEventPrefix = (runId: string): string => `result:${runId}:`

/** The parameters of the template `result`: flat, and with everything that any of its sentences names. */
export function resultParams(input: {
  code: string
  contest: string
  region: string
  path: string
  reason: Reason
}): Record<string, string | number> {
  const { reason, ...rest } = input
  const numbers: Record<string, string | number> = {}
  for (const [key, value] of Object.entries(reason)) {
    if (typeof value === 'string' || typeof value === 'number') numbers[key] = value
  }
  const { score: _score, group: _group, tier: _tier, minScore: _floor, ...said } = numbers
  return { ...rest, ...said }
}
