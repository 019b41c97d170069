import { z } from 'zod'
import { cleanLine } from '#app/core/essay/clean-text.ts'

/** The wall clock of Kazakhstan, as the browser's own picker writes it. */
const moment = z
  .string({ error: 'status:error.until.empty' })
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'status:error.until.empty')
  .transform((text) => new Date(Date.parse(`${text}:00.000+05:00`)))
  .refine((at) => !Number.isNaN(at.getTime()), 'status:error.until.empty')

export const extensionInput = z.object({
  until: moment,
  reason: z
    .string({ error: 'status:error.reason.empty' })
    .transform(cleanLine)
    .pipe(z.string().min(5, 'status:error.reason.empty').max(300, 'status:error.reason.long')),
})
