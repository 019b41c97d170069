import { z } from 'zod'
import { importColumns } from './import-columns.ts'
import type { PupilRow } from './read-pupils.server.ts'
import { ineligibleReasons } from './rules.ts'
import { mostRows } from './table.ts'

const version = z.coerce.number().int().catch(-1)

export const decideInput = z
  .object({
    version,
    eligibility: z.enum(['eligible', 'ineligible', 'pending'], 'screening:error.decision.empty'),
    reason: z.enum(['', ...ineligibleReasons]).catch(''),
  })
  .transform((typed, check) => {
    const { version, eligibility, reason } = typed
    if (eligibility !== 'ineligible') return { version, eligibility }
    if (reason !== '') return { version, eligibility, reason }
    check.addIssue({ code: 'custom', path: ['reason'], message: 'screening:error.reason.empty' })
    return z.NEVER
  })

export const claimInput = z.object({
  version,
  group: z.string().max(60),
  state: z.literal('claimed', 'screening:error.decision.empty'),
})

export const duplicateInput = z.object({
  otherId: z.string(),
  resolution: z.enum(['open', 'different', 'duplicate', 'household'], 'screening:error.decision.empty'),
})

export const textInput = z.object({
  essayVersion: version,
  textVersion: version,
  hidden: z
    .array(z.string().regex(/^\d{1,7}-\d{1,7}$/))
    .max(5000)
    .catch([]),
  words: z.string().max(4000, 'screening:error.words.long').catch(''),
})

export const expectedInput = z.object({ expected: version })

const columnNames = importColumns.map(({ name }) => name)

const pupilRows = z
  .array(
    z.object({
      line: z.number().int().min(1).max(1_000_000),
      cells: z.partialRecord(z.enum(columnNames), z.string().max(110_000)),
    }),
  )
  .min(1)
  .max(mostRows)

/** The rows that a confirmation of an import sends back; null when they are not what the preview gave. */
export function confirmedRows(text: string): PupilRow[] | null {
  try {
    return pupilRows.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
