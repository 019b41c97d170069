import { z } from 'zod'
import { guardianRelations } from '../application/application.ts'
import { emailField, nameLine } from '../application/input.server.ts'
import { readPhone } from '../application/phone.server.ts'

/** Where a link goes: an e-mail address or a phone number in one field; left empty it is only shown. */
export const linkInput = z.object({
  to: z
    .string()
    .catch('')
    .transform((typed, check) => {
      const address = typed.trim()
      if (address === '') return null
      if (address.includes('@')) {
        const email = emailField.safeParse(address)
        if (email.success) return { channel: 'email' as const, address: email.data }
      } else {
        const phone = readPhone(address)
        if (phone) return { channel: 'sms' as const, address: phone }
      }
      check.addIssue({ code: 'custom', message: 'consent:error.to.wrong' })
      return z.NEVER
    }),
})

export const linkAnswerInput = z.object({
  textVersion: z.string().catch(''),
  guardianName: nameLine('consent:error.guardianName.empty'),
  guardianRelation: z.enum(guardianRelations, 'consent:error.guardianRelation.empty'),
  guardianAgrees: z.literal('yes', 'consent:error.guardianAgrees.empty'),
})

export const agreeInput = z.object({
  textVersion: z.string().catch(''),
  childAgrees: z.literal('yes', 'consent:error.childAgrees.empty'),
})

export const withdrawInput = z.object({
  code: z.string({ error: 'account:error.code.empty' }).trim().min(1, 'account:error.code.empty').max(60),
  secretPin: z.string({ error: 'consent:error.secret.empty' }).trim().min(1, 'consent:error.secret.empty').max(60),
  sure: z.literal('yes', 'consent:error.sure.empty'),
})

/** A sheet that was signed, and its photograph. */
export const paperConsentInput = z.object({
  guardianName: nameLine('consent:error.guardianName.empty'),
  guardianRelation: z.enum(guardianRelations, 'consent:error.guardianRelation.empty'),
  childSigned: z
    .literal('yes')
    .nullish()
    .catch(null)
    .transform((value) => value === 'yes'),
  file: z.instanceof(Blob).nullish().catch(null),
})
