import { z } from 'zod'
import { cleanLine } from '#app/core/essay/clean-text.ts'
import { appealFacts } from './appeal.ts'
import { deviceClasses, deviceGrades } from './device-class.ts'

export const withdrawalInput = z.object({
  reason: z.string().trim().min(10, 'announcement:error.reason.short').max(500, 'announcement:error.reason.long'),
})

const version = z.coerce.number().int().min(0).max(2_147_483_647).catch(0)

/** A whole number as it is typed, with spaces between thousands. */
const whole = (error: string, most = 100_000) =>
  z
    .string({ error })
    .transform((typed) => typed.replace(/[\s\u00a0]/g, ''))
    .pipe(z.string().regex(/^[0-9]{1,9}$/, error))
    .transform(Number)
    .refine((count) => count <= most, 'allocation:error.devices.tooMany')

const emptyAsNull = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() === '' ? null : (typed ?? null)),
    schema.nullable(),
  )

const decimal = (error: string, least: number, most: number) =>
  z
    .string({ error })
    .transform((typed) => Number(typed.trim().replace(',', '.')))
    .refine((value) => Number.isFinite(value) && value >= least && value <= most, error)

/** One lot; its region and group are looked up by the use case. */
export const lotInput = z
  .object({
    version,
    class: z.enum(deviceClasses, 'allocation:error.class.empty'),
    grade: emptyAsNull(z.enum(deviceGrades, 'allocation:error.grade.unknown')),
    count: whole('allocation:error.devices.number').refine((count) => count > 0, 'allocation:error.devices.number'),
    earmarkRegion: emptyAsNull(z.string().max(9)),
    earmarkGroup: emptyAsNull(z.string().max(40)),
    fallback: z.enum(['none', 'parent', 'open']).catch('none'),
    until: emptyAsNull(z.iso.date('allocation:error.until.wrong')),
    note: z
      .string()
      .optional()
      .transform((typed) => cleanLine(typed ?? ''))
      .pipe(z.string().max(200, 'allocation:error.note.long')),
  })
  .transform((lot) =>
    lot.earmarkRegion === null && lot.earmarkGroup === null ? { ...lot, fallback: 'none' as const, until: null } : lot,
  )
export type LotInput = z.output<typeof lotInput>

/** The quotas of some nodes: `quota-NODE`, empty for none of its own. */
export function quotasInput(nodes: readonly string[]) {
  return z.object({
    version,
    quotas: z.object(
      Object.fromEntries(nodes.map((node) => [node, emptyAsNull(whole('allocation:error.quota.number', 1_000_000))])),
    ),
  })
}

const days = z.preprocess(
  (typed) => typed ?? '21',
  whole('allocation:error.days.range', 90).refine((count) => count > 0, 'allocation:error.days.range'),
)

/** `reserve-GROUP` is a percentage, empty for none, with `level-GROUP`. */
export function policyInput(groups: readonly string[]) {
  const share = emptyAsNull(decimal('allocation:error.share.range', 0, 100))
  const level = z.enum(['country', 'region', 'district']).catch('region')
  return z.object({
    version,
    usesTiers: z.enum(['yes', 'no'], 'allocation:error.choose').transform((answer) => answer === 'yes'),
    rule: z.enum(['cover', 'lexicographic'], 'allocation:error.choose'),
    minScore: emptyAsNull(decimal('allocation:error.minScore.range', 0, 100)),
    answerDays: days,
    appealDays: days,
    reserves: z.object(Object.fromEntries(groups.map((key) => [key, z.object({ share, level })]))),
  })
}

/** What a family says of the device that it was told of. */
export const answerInput = z.object({
  answer: z.enum(['accepted', 'declined'], 'lists:error.answer'),
  reason: z.string().trim().max(500, 'lists:error.long').default(''),
})

const inWords = z
  .string({ error: 'lists:error.words' })
  .trim()
  .min(10, 'lists:error.words')
  .max(2000, 'lists:error.wordsLong')

/** What a family asks to have checked. */
export const appealInput = z.object({
  fact: z.enum(appealFacts, 'lists:error.fact'),
  words: inWords,
})

/** What an organiser found. */
export const appealAnswerInput = z.object({
  found: z.enum(['corrected', 'confirmed'], 'lists:error.found'),
  answer: inWords,
})

const apportionBy = ['eligible', 'applicants', 'population'] as const

/** What is to be apportioned, from the address: anything unusable falls back. */
export const apportionInput = z.object({
  node: z.string().max(9).catch(''),
  method: z.enum(['sainte-lague', 'largest-remainder']).catch('sainte-lague'),
  by: z.enum(apportionBy).catch('eligible'),
  devices: z.preprocess((typed) => typed ?? '', emptyAsNull(whole('allocation:error.quota.number', 1_000_000))),
  minimum: z.preprocess((typed) => typed ?? '0', whole('allocation:error.quota.number', 1000)),
})
export type ApportionInput = z.output<typeof apportionInput>

/** A donor's offer with its condition. */
export const offerInput = z.object({
  class: z.enum(deviceClasses, 'allocation:error.class.empty'),
  count: whole('allocation:error.devices.number').refine((count) => count > 0, 'allocation:error.devices.number'),
  region: emptyAsNull(z.string().max(9)),
  group: emptyAsNull(z.string().max(40)),
})
export type OfferInput = z.output<typeof offerInput>
