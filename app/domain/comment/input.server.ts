import { z } from 'zod'
import { cleanText } from '#app/core/essay/clean-text.ts'
import { longestComment } from './rules.ts'

const version = z
  .string()
  .regex(/^\d{1,9}$/, 'error:field.unusable')
  .transform(Number)

export const commentInput = z.discriminatedUnion(
  'intent',
  [
    z.object({
      intent: z.literal('approve'),
      version,
      shown: z
        .string()
        .transform(cleanText)
        .pipe(z.string().min(1, 'comment:error.shown').max(longestComment, 'desk:error.comment')),
    }),
    z.object({
      intent: z.literal('refuse'),
      version,
      reason: z
        .string()
        .transform(cleanText)
        .pipe(z.string().min(1, 'comment:error.reason').max(500, 'comment:error.reasonLong')),
    }),
  ],
  'error:field.unusable',
)
export type CommentDecision = z.output<typeof commentInput>
