import { z } from 'zod'
import { audiences } from './standing.ts'

export const reviewPlanInput = z.object({
  finishBy: z
    .string()
    .trim()
    .transform((text) => (text === '' ? null : text))
    .pipe(z.iso.date('monitor:error.finishBy').nullable()),
  quietDays: z
    .string()
    .trim()
    .regex(/^\d{1,2}$/, 'monitor:error.quietDays')
    .transform(Number)
    .refine((days) => days >= 1 && days <= 60, 'monitor:error.quietDays'),
})

export const reminderInput = z.object({
  who: z.enum(audiences, 'monitor:error.who'),
})
