import { z } from 'zod'
import { essayBody, ofWindow, writerFields } from '../application/input.server.ts'

export const transcriptionInput = z
  .object({ language: z.enum(['kk', 'ru', 'en'], 'paper:error.language'), body: essayBody, ...writerFields })
  .transform(ofWindow)
export type TranscriptionInput = z.output<typeof transcriptionInput>
