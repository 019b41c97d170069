import { z } from 'zod'

export const offerInput = z.object({
  most: z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, 'certainty:error.most')
    .transform(Number)
    .refine((most) => most >= 1 && most <= 2000, 'certainty:error.most'),
})
