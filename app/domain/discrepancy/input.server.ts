import { z } from 'zod'
import { mostRounds } from './rules.ts'

/** An unticked box sends nothing. */
const box = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes')

const wholeUpTo = (most: number, text: string): number | null => {
  const value = /^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : 0
  return value >= 1 && value <= most ? value : null
}

export const ruleInput = z
  .object({
    byLevels: box,
    levelGap: z.string().default(''),
    byPoints: box,
    pointsGap: z.string().default(''),
    statistical: box,
    extraRounds: z
      .string()
      .default('')
      .refine((text) => /^\d$/.test(text) && Number(text) <= mostRounds, 'discrepancy:error.rounds')
      .transform(Number),
    adjudicated: z.enum(['replaces', 'counts'], 'discrepancy:error.adjudicated'),
  })
  .transform(({ byLevels, byPoints, levelGap, pointsGap, ...rule }, check) => {
    const levels = wholeUpTo(20, levelGap)
    const points = wholeUpTo(100, pointsGap)
    if (byLevels && levels === null)
      check.addIssue({ code: 'custom', path: ['levelGap'], message: 'discrepancy:error.levels' })
    if (byPoints && points === null)
      check.addIssue({ code: 'custom', path: ['pointsGap'], message: 'discrepancy:error.points' })
    return { ...rule, levelGap: byLevels ? levels : null, pointsGap: byPoints ? points : null }
  })
