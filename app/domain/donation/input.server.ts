import { z } from 'zod'
import { cleanLine, cleanText } from '#app/core/essay/clean-text.ts'
import { deviceClasses } from '../allocation/device-class.ts'
import { phoneField } from '../application/input.server.ts'
import { emailAddress } from '../partner/input.server.ts'
import { isBin } from '../partner/rules.ts'

const line = (empty: string, most: number) =>
  z.string({ error: empty }).transform(cleanLine).pipe(z.string().min(1, empty).max(most, 'donation:error.long'))

const optionalLine = (most: number) =>
  z.string().catch('').transform(cleanLine).pipe(z.string().max(most, 'donation:error.long'))

const unit = z
  .string()
  .catch('')
  .pipe(z.union([z.literal(''), z.string().regex(/^\d{9}$/, 'donation:error.region')]))

const earmark = {
  class: z.enum(deviceClasses, 'donation:error.class'),
  count: z
    .string({ error: 'donation:error.count' })
    .transform((typed) => typed.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{1,3}$/, 'donation:error.count'))
    .transform(Number)
    .refine((count) => count >= 1 && count <= 200, 'donation:error.count'),
  earmarkRegion: unit,
  earmarkDistrict: unit,
  fallback: z.enum(['none', 'parent', 'open']).catch('open'),
  until: z
    .string()
    .catch('')
    .transform((typed) => typed.trim())
    .pipe(z.union([z.literal(''), z.iso.date('allocation:error.until.wrong')]))
    .transform((typed) => typed || null),
}

/** What the answer to a condition is asked with; the rest of the form may be empty. */
export const conditionInput = z.object(earmark)

/** What somebody offers, and how they are reached. */
export const offerInput = z.object({
  ...earmark,
  key: z.uuid('application:error.start.key'),
  make: optionalLine(60),
  ageYears: z
    .string()
    .catch('')
    .transform((typed) => typed.trim())
    .refine((typed) => typed === '' || (/^\d{1,2}$/.test(typed) && Number(typed) <= 40), 'donation:error.age')
    .transform((typed) => (typed === '' ? null : Number(typed))),
  condition: z.enum(['works', 'broken', 'unknown'], 'donation:error.condition'),
  charger: z.enum(['yes', 'no', 'some'], 'donation:error.charger'),
  region: z.string({ error: 'donation:error.region' }).regex(/^\d{9}$/, 'donation:error.region'),
  handing: z.enum(['pick-up', 'drop-off'], 'donation:error.handing'),
  address: optionalLine(200),
  note: z.string().catch('').transform(cleanText).pipe(z.string().max(1000, 'donation:error.long')),
  donorKind: z.enum(['person', 'company'], 'donation:error.donorKind'),
  name: line('donation:error.name', 200),
  bin: z
    .string()
    .catch('')
    .transform((typed) => typed.replace(/[\s-]/g, ''))
    .refine((typed) => typed === '' || isBin(typed), 'partner:error.bin')
    .transform((typed) => typed || null),
  email: emailAddress,
  phone: phoneField,
})
export type OfferInput = z.output<typeof offerInput>

export const donationDecisions = ['accept', 'decline'] as const

export const decisionInput = z.object({
  version: z.coerce.number().int().catch(0),
  decision: z.enum(donationDecisions, 'error:field.unusable'),
  reason: z.string().catch('').transform(cleanText).pipe(z.string().max(1000, 'donation:error.long')),
})
