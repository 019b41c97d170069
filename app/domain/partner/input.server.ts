import { z } from 'zod'
import { cleanLine, cleanText } from '#app/core/essay/clean-text.ts'
import { aboutInput, phoneField } from '../application/input.server.ts'
import { newPassword } from '../identity/input.server.ts'
import { partnerKinds } from './partner.ts'
import { isBin, partnerDecisions } from './rules.ts'

const line = (empty: string, max: number) =>
  z.string({ error: empty }).transform(cleanLine).pipe(z.string().min(1, empty).max(max, 'application:error.tooLong'))

const personName = line('account:error.name.empty', 120)

export const emailAddress = z
  .string({ error: 'account:error.email.empty' })
  .transform((typed) => typed.trim().toLowerCase())
  .pipe(z.string().min(1, 'account:error.email.empty').max(254, 'account:error.email.wrong'))
  .refine((typed) => z.email().safeParse(typed).success, 'account:error.email.wrong')

/** An organisation that asks to work with us. */
export const partnerApplicationInput = z.object({
  key: z.uuid('application:error.start.key'),
  name: line('partner:error.name', 200),
  kind: z.enum(partnerKinds, 'partner:error.kind'),
  bin: z
    .string()
    .catch('')
    .transform((typed) => typed.replace(/[\s-]/g, ''))
    .refine((typed) => typed === '' || isBin(typed), 'partner:error.bin')
    .transform((typed) => typed || null),
  region: z.string({ error: 'partner:error.region' }).regex(/^\d{9}$/, 'partner:error.region'),
  place: line('partner:error.place', 160),
  about: z
    .string({ error: 'partner:error.about' })
    .transform(cleanText)
    .pipe(z.string().min(1, 'partner:error.about').max(2000, 'partner:error.aboutLong')),
  contactName: personName,
  contactEmail: emailAddress,
  contactPhone: phoneField,
})
export type PartnerApplicationInput = z.output<typeof partnerApplicationInput>

const reason = z.string().catch('').transform(cleanText).pipe(z.string().max(1000, 'partner:error.reasonLong'))

export const decisionInput = z.object({
  version: z.coerce.number().int().catch(0),
  decision: z.enum(partnerDecisions, 'error:field.unusable'),
  reason,
})

export const colleagueInput = z.object({ email: emailAddress, locale: z.enum(['kk', 'ru', 'en']).catch('kk') })

export const newPartnerAccountInput = z.object({ name: personName, password: newPassword })

export const knownPartnerAccountInput = z.object({
  password: z.string().min(1, 'account:error.password.empty').max(1000, 'account:error.signIn.wrong'),
})

/** The least that opens a draft for a child: its names and birth date, and the key of the form. */
export const newChildInput = aboutInput.and(z.object({ key: z.uuid('application:error.start.key') }))
export type NewChildInput = z.output<typeof newChildInput>
