import { z } from 'zod'
import type { DocumentNode } from '#app/core/document/document.ts'
import { textToDocument } from '#app/core/document/text-to-document.ts'
import { rubricLimits } from './rubric.ts'

const id = z.string()
const version = z.coerce.number().int().catch(0)
const locale = z.enum(['kk', 'ru', 'en']).catch('kk')

const title = z.string().trim().max(150, 'contest:error.title.long')

const slug = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$/, 'contest:error.slug.shape')

/** A whole number between two bounds, typed by hand. */
const whole = (min: number, max: number, message: `contest:error.${string}` | `certificate:error.${string}`) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,5}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message)

/** A datetime-local value on the wall clock of Kazakhstan; empty is none yet. */
const moment = (message: `contest:error.${string}`) =>
  z
    .string()
    .trim()
    .regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?)?$/, message)
    .transform((text) => (text === '' ? null : new Date(Date.parse(`${text}+05:00`))))
    .refine((at) => at === null || !Number.isNaN(at.getTime()), message)

/** Light markup as a document. */
const formatted = z.string().transform((text, issues): DocumentNode => {
  const reading = textToDocument(text)
  if (reading.ok) return reading.document
  issues.addIssue({ code: 'custom', message: `contest:error.document.${reading.reason}` })
  return z.NEVER
})

export const newContestInput = z.object({
  slug,
  title_kk: title.min(3, 'contest:error.title.empty'),
  title_ru: title,
  title_en: title,
  rubric: z.string().optional(),
})

export const textsInput = z.object({
  version,
  locale,
  title,
  task: formatted.optional(),
  instructions: formatted,
})

export const rulesInput = z
  .object({
    version,
    slug: slug.optional(),
    regions: z.array(id).optional(),
    opensAt: moment('contest:error.opensAt.shape').optional(),
    closesAt: moment('contest:error.closesAt.shape').optional(),
    gradeMin: whole(0, 12, 'contest:error.grades.range').optional(),
    gradeMax: whole(0, 12, 'contest:error.grades.range').optional(),
    ageMin: whole(3, 25, 'contest:error.ages.range').optional(),
    ageMax: whole(3, 25, 'contest:error.ages.range').optional(),
    essayLanguages: z
      .array(z.enum(['kk', 'ru', 'en']))
      .min(1, 'contest:error.essayLanguages.empty')
      .optional(),
    wordsMin: whole(0, 5000, 'contest:error.words.range').optional(),
    wordsMax: whole(1, 5000, 'contest:error.words.range').optional(),
    reviewsPerEssay: whole(1, 9, 'contest:error.reviews.range').optional(),
    certificateDays: whole(1, 365, 'certificate:error.days').optional(),
  })
  .superRefine((rules, issues) => {
    const { opensAt, closesAt, gradeMin = 0, gradeMax = 12, ageMin = 3, ageMax = 25, wordsMin = 0, wordsMax } = rules
    const add = (field: string, message: string) => issues.addIssue({ code: 'custom', path: [field], message })
    if (opensAt && closesAt && opensAt >= closesAt) add('closesAt', 'contest:error.closesAt.order')
    if (gradeMin > gradeMax) add('gradeMax', 'contest:error.grades.order')
    if (ageMin > ageMax) add('ageMax', 'contest:error.ages.order')
    if (wordsMax !== undefined && wordsMin >= wordsMax) add('wordsMax', 'contest:error.words.order')
  })

const names = (empty: `contest:error.${string}`) =>
  z.object({
    kk: z.string().trim().min(1, empty).max(300, 'contest:error.name.long'),
    ru: z.string().trim().max(300, 'contest:error.name.long'),
    en: z.string().trim().max(300, 'contest:error.name.long'),
  })

export const groupsInput = z.object({
  version,
  groups: z
    .array(
      z.object({
        key: z.string().regex(/^([a-z][a-z0-9-]{0,39})?$/, 'contest:error.group.key'),
        tier: whole(1, 9, 'contest:error.group.tier'),
        names: names('contest:error.group.name'),
      }),
    )
    .max(20, 'contest:error.groups.many'),
})

export const criterionInput = z.object({
  version,
  weight: z
    .string()
    .trim()
    .regex(/^\d{1,3}([.,]\d{1,2})?$/, 'contest:error.weight.range')
    .transform((text) => Number(text.replace(',', '.')))
    .refine((weight) => weight > 0 && weight <= 100, 'contest:error.weight.range'),
  names: names('contest:error.criterion.name'),
  from: whole(0, 10, 'contest:error.levels.from'),
  levels: z
    .array(names('contest:error.level.text'))
    .min(rubricLimits.levels.min, 'contest:error.levels.few')
    .max(rubricLimits.levels.max, 'contest:error.levels.many'),
})

export const moveInput = z.object({ version, openReviews: z.coerce.number().int().optional().catch(undefined) })
