import { z } from 'zod'
import { cleanLine } from '#app/core/essay/clean-text.ts'
import { localePath, newPin } from '../identity/input.server.ts'
import { recognisedWays } from './recovery.ts'
import { mostCards } from './rules.ts'

export const enterInput = z.object({
  code: z.string().trim().min(1, 'account:error.code.empty').max(60, 'account:error.code.length'),
  pin: z.string().trim().max(60, 'account:error.signIn.wrong').catch(''),
  next: localePath,
})

export const activateInput = z
  .object({
    code: z.string().trim().max(60, 'account:error.code.length'),
    pin: newPin,
    pinAgain: z.string().trim().catch(''),
    next: localePath,
  })
  .refine(({ pin, pinAgain }) => pin === pinAgain, { message: 'application:error.pin.same', path: ['pinAgain'] })

export const changePinInput = z
  .object({ currentPin: z.string().trim().max(60).catch(''), pin: newPin, pinAgain: z.string().trim().catch('') })
  .refine(({ pin, pinAgain }) => pin === pinAgain, { message: 'application:error.pin.same', path: ['pinAgain'] })

export const askInput = z.object({
  code: z.string().trim().min(1, 'account:error.code.empty').max(60, 'account:error.code.length'),
})

export const setPinInput = z
  .object({
    code: z.string().trim().max(60, 'account:error.code.length'),
    smsCode: z.string().trim().min(1, 'card:error.smsCodeEmpty').max(20, 'card:error.smsCode'),
    pin: newPin,
    pinAgain: z.string().trim().catch(''),
  })
  .refine(({ pin, pinAgain }) => pin === pinAgain, { message: 'application:error.pin.same', path: ['pinAgain'] })

export const recoveryInput = z.object({
  recognised: z.enum(recognisedWays, 'card:error.recognised'),
  kind: z.enum(['new-pin', 'new-card'], 'card:error.kind'),
  note: z
    .string()
    .optional()
    .transform((typed) => cleanLine(typed ?? ''))
    .pipe(z.string().max(200, 'card:error.note')),
})

export const batchInput = z.object({
  key: z.uuid('application:error.start.key'),
  count: z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, 'card:error.count.number')
    .transform(Number)
    .refine((count) => count >= 1 && count <= mostCards, 'card:error.count.range'),
  label: z
    .string()
    .transform(cleanLine)
    .pipe(z.string().min(1, 'card:error.label.empty').max(120, 'card:error.label.long')),
  locale: z.enum(['kk', 'ru', 'en'], 'card:error.locale'),
})

export const voidInput = z.object({
  number: z
    .string()
    .regex(/^(\d{1,4})?$/, 'error:field.unusable')
    .transform((typed) => (typed === '' ? null : Number(typed))),
})
