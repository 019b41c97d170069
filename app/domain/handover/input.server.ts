import { z } from 'zod'
import { cleanText } from '#app/core/essay/clean-text.ts'
import type { CheckInInput } from './answer-check-in.server.ts'
import { answers, mostNote } from './rules.ts'

/** The buttons of a check-in: an answer, a line to it, or quiet from now on. */
export const checkInInput = z
  .object({
    answer: z.enum(answers).optional().catch(undefined),
    intent: z.string().optional().catch(undefined),
    note: z.string().catch('').transform(cleanText).pipe(z.string().max(mostNote, 'handover:error.note')),
  })
  .transform(({ answer, intent, note }, check): CheckInInput => {
    if (answer) return { kind: 'answer', answer }
    if (intent === 'quiet') return { kind: 'quiet' }
    if (intent === 'note') return { kind: 'note', note }
    check.addIssue({ code: 'custom', path: ['answer'], message: 'handover:error.answer' })
    return z.NEVER
  })
