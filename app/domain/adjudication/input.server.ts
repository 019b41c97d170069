import { z } from 'zod'

export const decisionInput = z.object({
  version: z
    .string()
    .regex(/^\d{1,9}$/, 'error:field.unusable')
    .transform(Number),
  reason: z
    .string()
    .default('')
    .transform((text) => text.replace(/\r\n?/g, '\n').replace(/\0/g, '').trim())
    .pipe(z.string().min(5, 'adjudication:error.reason').max(2000, 'adjudication:error.reasonLong')),
  intent: z.enum(['decide', 'return'], 'error:field.unusable'),
})
