import { z } from 'zod'
import { essayBody } from '../application/input.server.ts'

export const transcriptionInput = z.object({
  language: z.enum(['kk', 'ru', 'en'], 'paper:error.language'),
  body: essayBody,
})
export type TranscriptionInput = z.output<typeof transcriptionInput>
