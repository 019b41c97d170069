import { z } from 'zod'

export const openingInput = z.object({
  purpose: z.string().trim().min(10, 'scoring:error.purpose.short').max(500, 'scoring:error.purpose.long'),
})
