import { z } from 'zod'
import { cleanLine } from '../jury/one-line.ts'
import { flagOutcomes, raisedKinds } from './rules.ts'

const line = z.string().default('').transform(cleanLine).pipe(z.string().max(500, 'flag:error.long'))

export const raisedInput = z
  .object({
    kind: z.enum(raisedKinds, 'flag:error.kind'),
    passage: z
      .string()
      .default('')
      .transform((text) => text.replace(/\r\n?/g, '\n').replace(/\0/g, '').trim())
      .pipe(z.string().max(2000, 'flag:error.passageLong')),
    note: line,
  })
  .refine(({ kind, passage }) => kind !== 'recognisable' || passage !== '', {
    path: ['passage'],
    message: 'flag:error.passage',
  })

export const settlementInput = z.object({
  outcome: z.enum(flagOutcomes, 'flag:error.outcome'),
  review: z.enum(['keep', 'reassign'], 'flag:error.review').default('keep'),
  answer: line,
})
