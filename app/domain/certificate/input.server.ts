import { z } from 'zod'
import { cleanLine } from '#app/core/essay/clean-text.ts'
import { certificateKinds } from './certificate.ts'

const line = (message: string) => z.string({ error: message }).transform(cleanLine)

export const recordInput = z
  .object({
    group: z.string().max(60),
    kind: z.enum(certificateKinds, 'certificate:error.kind.empty'),
    issuer: line('certificate:error.issuer.empty').pipe(
      z.string().min(2, 'certificate:error.issuer.empty').max(200, 'certificate:error.tooLong'),
    ),
    /** the browser's own picker; empty is without an end */
    validUntil: z
      .string()
      .regex(/^(\d{4}-\d{2}-\d{2})?$/, 'certificate:error.validUntil.wrong')
      .refine((day) => day === '' || !Number.isNaN(Date.parse(day)), 'certificate:error.validUntil.wrong')
      .transform((day) => day || null),
    decision: z.enum(['accepted', 'rejected'], 'certificate:error.decision.empty'),
    reason: line('certificate:error.reason.empty').pipe(z.string().max(300, 'certificate:error.tooLong')).catch(''),
  })
  .transform(({ decision, reason, ...rest }, check) => {
    if (decision === 'accepted') return { ...rest, decision }
    if (reason.length >= 5) return { ...rest, decision, reason }
    check.addIssue({ code: 'custom', path: ['reason'], message: 'certificate:error.reason.empty' })
    return z.NEVER
  })
