import { z } from 'zod'
import { cleanText } from '#app/core/essay/clean-text.ts'
import { longestComment } from '../comment/rules.ts'
import { type Outcome, ok, refuse } from '../context.ts'
import { largestLoad } from '../jury/rules.ts'

export const packFormat = 'qarmaq-scores/1'

/** The largest file of scores that is looked at, in characters; a full desk with long notes is a tenth of it. */
export const longestReturn = 2_000_000

const words = (longest: number) => z.string().transform(cleanText).pipe(z.string().max(longest))

const returned = z.object({
  format: z.literal(packFormat),
  contest: z.string().max(100),
  essays: z
    .array(
      z.object({
        code: z.string().max(20),
        /** of the juror's review when the pack was made; 0: there was none */
        version: z.number().int().min(0),
        scores: z
          .record(z.string().regex(/^\d{1,3}$/), z.number().int())
          .transform((scores) => new Map(Object.entries(scores).map(([number, score]) => [Number(number), score]))),
        note: words(2000),
        comment: words(longestComment),
        submit: z.boolean(),
      }),
    )
    .max(largestLoad),
})

/** What comes back from a pack: scores by the criterion's number. */
export type ReturnedScores = z.output<typeof returned>
export type ReturnedReview = ReturnedScores['essays'][number]

/** Reads a file of scores. `broken`: not whole, for example cut off on its way; `other`: something else. */
export function readReturned(text: string): Outcome<ReturnedScores, 'empty' | 'long' | 'broken' | 'other'> {
  if (text.trim() === '') return refuse('empty')
  if (text.length > longestReturn) return refuse('long')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse(text.includes(packFormat) ? 'broken' : 'other')
  }
  const parsed = returned.safeParse(value)
  return parsed.success ? ok(parsed.data) : refuse('other')
}
