import { z } from 'zod'
import { cleanText } from '#app/core/essay/clean-text.ts'
import { longestComment } from '../comment/rules.ts'
import { cleanLine } from './one-line.ts'
import { mostMinutes } from './reading-time.ts'
import { largestLoad, recuseReasons } from './rules.ts'

const locale = z.enum(['kk', 'ru', 'en'], 'jury:error.locale')
const mostAddresses = 200

/** One or several addresses, parted by spaces, commas, semicolons or lines; lower case, each once. */
export const invitationInput = z.object({
  locale,
  emails: z
    .string()
    .transform((text) => [...new Set(text.toLowerCase().split(/[\s,;<>]+/))].filter((part) => part !== ''))
    .pipe(z.array(z.string()).min(1, 'jury:error.emails.empty').max(mostAddresses, 'jury:error.emails.many')),
})

const emailShape = z.email().max(254)

/** The first of these that cannot be an e-mail address. */
export function firstWrongEmail(emails: readonly string[]): string | undefined {
  return emails.find((email) => !emailShape.safeParse(email).success)
}

export const newJurorInput = z.object({
  name: z
    .string()
    .transform(cleanLine)
    .pipe(z.string().min(2, 'jury:error.name.empty').max(100, 'jury:error.name.long')),
  password: z.string().min(10, 'jury:error.password.short').max(1000, 'jury:error.password.long'),
})

export const joinInput = z.object({
  password: z.string().min(1, 'account:error.password.empty').max(1000, 'account:error.signIn.wrong'),
})

const mostSchools = 20
const knownLocale = (code: string) => locale.options.find((known) => known === code)

/* A list is one field of the form: its problem is told at the list, not at an item. */
export const profileInput = z.object({
  languages: z
    .array(z.string())
    .min(1, 'jury:error.languages.empty')
    .refine((codes) => codes.every(knownLocale), 'error:field.unusable')
    .transform((codes) => codes.flatMap((code) => knownLocale(code) ?? [])),
  maxLoad: z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, 'jury:error.maxLoad.number')
    .transform(Number)
    .refine((value) => value >= 1 && value <= largestLoad, 'jury:error.maxLoad.range'),
  districts: z
    .array(z.string())
    .refine((codes) => codes.length <= 300 && codes.every((code) => /^\d{9}$/.test(code)), 'error:field.unusable'),
  schools: z
    .string()
    .transform((text) => [...new Set(text.split('\n').map(cleanLine))].filter((line) => line !== ''))
    .refine((schools) => schools.every((name) => name.length <= 200), 'jury:error.schools.long')
    .refine((schools) => schools.length <= mostSchools, 'jury:error.schools.many'),
  conduct: z.literal('yes', 'jury:error.conduct'),
})

const reviewWords = (longest: number, key: string) => z.string().transform(cleanText).pipe(z.string().max(longest, key))

const note = reviewWords(2000, 'jury:error.note.long')
const comment = reviewWords(longestComment, 'desk:error.comment')

export const reviewInput = z.object({
  version: z
    .string()
    .regex(/^\d{1,9}$/, 'error:field.unusable')
    .transform(Number),
  note,
  comment: z.string().default('').pipe(comment),
  intent: z.enum(['draft', 'submit'], 'error:field.unusable'),
})

/** What the script of the reading page sends. */
export const reviewAutosaveInput = z
  .object({
    version: z.number().int().min(0),
    window: z.uuid(),
    step: z.number().int().min(1).max(1_000_000_000),
    scores: z.record(z.string().regex(/^\d{1,3}$/), z.number().int()),
    note,
    comment,
    minutes: z.number().int().min(0).max(mostMinutes),
  })
  .transform(({ window, step, scores, ...rest }) => ({
    ...rest,
    scores: new Map(Object.entries(scores).map(([number, score]) => [Number(number), score])),
    writer: { id: window, step },
  }))

export const pauseInput = z.object({
  until: z.iso.date('desk:error.until'),
})

export const recusalInput = z.object({
  reason: z.enum(recuseReasons, 'jury:error.reason.empty'),
  note: z.string().transform(cleanLine).pipe(z.string().max(500, 'jury:error.note.long')),
  confirmed: z.literal('yes', 'jury:error.confirmed'),
})

const load = (least: number, key: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, key)
    .transform(Number)
    .refine((value) => value >= least && value <= largestLoad, key)

/** An unticked box sends nothing. */
const box = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes')

export const givingRuleInput = z
  .object({
    leastLoad: load(0, 'jury:error.leastLoad'),
    ownDistrictAllowed: box,
    surnameConflicts: box,
    anchorWho: z.enum(['all', 'some'], 'jury:error.anchorWho'),
    anchorReaders: z.string().default(''),
  })
  .transform(({ anchorWho, anchorReaders, ...rule }, check) => {
    if (anchorWho === 'all') return { ...rule, anchorReaders: 'all' as const }
    const parsed = load(1, 'jury:error.anchorReaders').safeParse(anchorReaders)
    if (parsed.success) return { ...rule, anchorReaders: parsed.data }
    check.addIssue({ code: 'custom', path: ['anchorReaders'], message: 'jury:error.anchorReaders' })
    return z.NEVER
  })
