import { z } from 'zod'
import { ineligibleReasons } from './rules.ts'

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
  state: z.enum(['claimed', 'verified', 'rejected'], 'screening:error.decision.empty'),
})

export const duplicateInput = z.object({
  otherId: z.string(),
  resolution: z.enum(['open', 'different', 'duplicate'], 'screening:error.decision.empty'),
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
