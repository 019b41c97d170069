import { z } from 'zod'
import { cleanText } from '#app/core/essay/clean-text.ts'
import { cleanLine } from '../jury/one-line.ts'

export const conductInput = z.object({
  conduct: z.literal('yes', 'jury:error.conduct'),
})

export const trainingRuleInput = z.object({
  required: z.enum(['yes', 'no'], 'training:error.required').transform((value) => value === 'yes'),
})

const longestEssay = 10_000
const longestReason = 600
const longestExample = 600

export const calibrationInput = z.object({
  version: z
    .string()
    .regex(/^\d{1,9}$/, 'error:field.unusable')
    .transform(Number),
  language: z.enum(['kk', 'ru', 'en'], 'training:error.language'),
  body: z
    .string()
    .transform(cleanText)
    .pipe(z.string().min(1, 'training:error.body.empty').max(longestEssay, 'training:error.body.long')),
  reasons: z.record(
    z.string(),
    z.string().transform(cleanLine).pipe(z.string().max(longestReason, 'training:error.reason.long')),
  ),
})

export const levelExamplesInput = z.object({
  examples: z.record(
    z.string(),
    z.string().transform(cleanLine).pipe(z.string().max(longestExample, 'training:error.example.long')),
  ),
})
