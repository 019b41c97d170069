import { z } from 'zod'
import { cleanLine } from '../jury/one-line.ts'

export const openingReasonInput = z.object({
  reason: z
    .string()
    .default('')
    .transform(cleanLine)
    .pipe(z.string().min(5, 'concern:error.reason').max(500, 'concern:error.reasonLong')),
})

export const concernNoteInput = z.object({
  body: z
    .string()
    .default('')
    .transform((text) => text.replace(/\r\n?/g, '\n').replace(/\0/g, '').trim())
    .pipe(z.string().min(1, 'concern:error.note').max(2000, 'concern:error.noteLong')),
})
