import { z } from 'zod'
import { cleanLine, cleanText } from '#app/core/essay/clean-text.ts'
import { deviceClasses } from '../allocation/device-class.ts'
import { newPin } from '../identity/input.server.ts'
import { guardianRelations } from './application.ts'
import { readPhone } from './phone.server.ts'

const text = (error: string) => z.string({ error }).transform(cleanLine)

/** One line that has to be there. */
const line = (empty: string, max: number) =>
  text(empty).pipe(z.string().min(1, empty).max(max, 'application:error.tooLong'))

/** One line that may stay empty. */
const optionalLine = (max: number) =>
  z
    .string()
    .optional()
    .transform((typed) => cleanLine(typed ?? ''))
    .pipe(z.string().max(max, 'application:error.tooLong'))

const isName = (typed: string) => typed === '' || (/\p{L}/u.test(typed) && !/[\d@<>{}]/.test(typed))
export const nameLine = (empty: string) => line(empty, 80).refine(isName, 'application:error.name.letters')

export const versionField = z.string().max(40).catch('')

function isCalendarDay(year: number, month: number, day: number): boolean {
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
}

/** Three boxes of a birth date as `YYYY-MM-DD`. */
export function readBirthDate(day: string, month: string, year: string): string | null {
  const [d, m, y] = [day, month, year].map((part) => (/^\d{1,4}$/.test(part.trim()) ? Number(part) : Number.NaN))
  if (d === undefined || m === undefined || y === undefined || !isCalendarDay(y, m, d) || y < 1900) return null
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

const boxes = z.object({ birthDateDay: z.string(), birthDateMonth: z.string(), birthDateYear: z.string() })

/** The three boxes of the form as one value, so that its problem is told together with the others. */
function withBirthDate(raw: unknown): unknown {
  const typed = boxes.safeParse(raw).data
  const parts = typed ? [typed.birthDateDay, typed.birthDateMonth, typed.birthDateYear] : ['', '', '']
  return { ...(raw as object), birthDate: parts.map((part) => part.trim()) }
}

export const aboutInput = z.preprocess(
  withBirthDate,
  z.object({
    version: versionField,
    familyName: nameLine('application:error.familyName.empty'),
    givenName: nameLine('application:error.givenName.empty'),
    patronymic: optionalLine(80).refine(isName, 'application:error.name.letters'),
    birthDate: z.tuple([z.string(), z.string(), z.string()]).transform(([day, month, year], check) => {
      const birthDate = readBirthDate(day, month, year)
      if (birthDate !== null) return birthDate
      const empty = `${day}${month}${year}` === ''
      const message = empty ? 'application:error.birthDate.empty' : 'application:error.birthDate.wrong'
      check.addIssue({ code: 'custom', message })
      return z.NEVER
    }),
  }),
)
export type AboutInput = z.output<typeof aboutInput>

export const schoolInput = z.object({
  version: versionField,
  school: line('application:error.school.empty', 160),
  grade: z
    .string({ error: 'application:error.grade.empty' })
    .regex(/^\d{1,2}$/, 'application:error.grade.empty')
    .transform(Number),
})
export type SchoolInput = z.output<typeof schoolInput>

const kato = (error: string) => z.string({ error }).regex(/^\d{9}$/, error)

export const regionInput = z.object({ version: versionField, region: kato('application:error.region.empty') })
export type RegionInput = z.output<typeof regionInput>

export const districtInput = z.object({
  version: versionField,
  region: kato('application:error.region.empty'),
  district: kato('application:error.district.empty'),
  village: optionalLine(120),
})
export type DistrictInput = z.output<typeof districtInput>

/** Where the district says which region it is. */
export const placeInput = districtInput.omit({ region: true })
export type PlaceInput = z.output<typeof placeInput>

export const phoneField = text('application:error.phone.empty')
  .pipe(z.string().min(1, 'application:error.phone.empty').max(60, 'application:error.phone.wrong'))
  .transform((typed, check) => {
    const phone = readPhone(typed)
    if (phone !== null) return phone
    check.addIssue({ code: 'custom', message: 'application:error.phone.wrong' })
    return z.NEVER
  })

export const emailField = optionalLine(254)
  .transform((typed) => typed.toLowerCase())
  .refine((typed) => typed === '' || z.email().safeParse(typed).success, 'application:error.email.wrong')

export const contactInput = z.object({ version: versionField, phone: phoneField, email: emailField })
export type ContactInput = z.output<typeof contactInput>

/** The answer «none of these»; no priority group can have this key in a form. */
export const noGroup = 'none-of-these'

export const groupsInput = z.object({
  version: versionField,
  groups: z
    .array(z.string().max(60))
    .min(1, 'application:error.groups.empty')
    .refine((keys) => !keys.includes(noGroup) || keys.length === 1, 'application:error.groups.both')
    .transform((keys) => keys.filter((key) => key !== noGroup)),
})
export type GroupsInput = z.output<typeof groupsInput>

/** All of the classes is as good as none of them: any device would help. */
export const wishesInput = z.object({
  version: versionField,
  classes: z
    .array(z.string())
    .catch([])
    .transform((typed) => deviceClasses.filter((one) => typed.includes(one)))
    .transform((chosen) => (chosen.length === 0 || chosen.length === deviceClasses.length ? null : chosen)),
})
export type WishesInput = z.output<typeof wishesInput>

export const consentInput = z.object({
  version: versionField,
  textVersion: z.string().catch(''),
  guardianName: nameLine('consent:error.guardianName.empty'),
  guardianRelation: z.enum(guardianRelations, 'consent:error.guardianRelation.empty'),
  guardianAgrees: z.literal('yes', 'consent:error.guardianAgrees.empty'),
  childAgrees: z.literal('yes').optional().catch(undefined),
})
export type ConsentInput = z.output<typeof consentInput>

/** Far beyond any contest's limit, and still a page that a phone can send. */
export const longestEssay = 100_000

export const essayFields = {
  version: z.coerce.number().int().min(0).catch(0),
  language: z.enum(['kk', 'ru', 'en'], 'essay:error.language.empty'),
}

export const essayBody = z
  .string({ error: 'essay:error.body.missing' })
  .transform(cleanText)
  .pipe(z.string().max(longestEssay, 'essay:error.body.huge'))

const step = z.coerce.number().int().min(1).max(2_000_000_000)

/** The script of the page adds its window and step; a form without script has neither. */
export const writerFields = { window: z.uuid().nullish().catch(null), step: step.nullish().catch(null) }

/** Window and step as the one who writes. */
export function ofWindow<T extends { window?: string | null | undefined; step?: number | null | undefined }>(
  fields: T,
) {
  const { window, step, ...rest } = fields
  return { ...rest, writer: window && step ? { id: window, step } : null }
}

export const essayInput = z.object({ ...essayFields, body: essayBody, ...writerFields }).transform(ofWindow)
export type EssayInput = z.output<typeof essayInput>

const offset = z.coerce.number().int().min(0).max(longestEssay)

/** What the script sends: the whole text or the rich editor's document, or what has changed since the last answer. */
export const autosaveInput = z
  .object({ ...essayFields, window: z.uuid(), step })
  .and(
    z.union([
      z.object({ body: essayBody }).transform(({ body }) => ({ text: { whole: body } as const })),
      z
        .object({ at: offset, drop: offset, insert: z.string().max(longestEssay), hash: z.string().max(30) })
        .transform((patch) => ({ text: { whole: null, patch } as const })),
      // Read node by node where it is stored: nothing here looks into it.
      z
        .object({ document: z.custom<object>((given) => typeof given === 'object' && given !== null) })
        .transform(({ document }) => ({ text: { whole: null, document } as const })),
    ]),
  )
  .transform(({ window, step, ...rest }) => ({ ...rest, writer: { id: window, step } }))
export type AutosaveInput = z.output<typeof autosaveInput>

export const startInput = z
  .object({
    startKey: z.uuid('application:error.start.key'),
    pin: newPin,
    pinAgain: z.string().trim().catch(''),
  })
  .refine(({ pin, pinAgain }) => pin === pinAgain, { message: 'application:error.pin.same', path: ['pinAgain'] })

export const submitInput = z.object({
  submitKey: z.uuid('application:error.start.key'),
  version: z.coerce.number().int().catch(0),
  essayVersion: z.coerce.number().int().catch(0),
})
