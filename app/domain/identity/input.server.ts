import { z } from 'zod'
import { staffRoles } from '../context.ts'
import { isEasyPin } from './easy-pin.ts'

export const localePath = z
  .string()
  .regex(/^\/(kk|ru|en)(\/(?!\/)[^\\]*)?$/)
  .catch('')

export const staffSignInInput = z.object({
  email: z.string().trim().toLowerCase().min(1, 'account:error.email.empty').max(254, 'account:error.email.wrong'),
  password: z.string().min(1, 'account:error.password.empty').max(1000, 'account:error.signIn.wrong'),
  next: localePath,
})

/** Six digits that are not among the first to be guessed: chosen by the child at the start. */
export const newPin = z
  .string()
  .trim()
  .regex(/^[0-9]{6}$/, 'account:error.pin.shape')
  .refine((pin) => !isEasyPin(pin), 'account:error.pin.easy')

export const newPassword = z.string().min(10, 'account:error.password.short').max(200, 'account:error.password.long')

const roles = z.array(z.enum(staffRoles)).min(1, 'account:error.roles.empty')
const regions = z.array(z.string().regex(/^\d{9}$/))

const coordinatorNeedsRegion = (input: { roles: readonly string[]; regions: readonly string[] }) =>
  !input.roles.includes('coordinator') || input.regions.length > 0

export const newAccountInput = z
  .object({
    email: z.string().trim().toLowerCase().pipe(z.email('account:error.email.wrong')),
    displayName: z.string().trim().min(1, 'account:error.name.empty').max(120, 'account:error.name.long'),
    locale: z.enum(['kk', 'ru', 'en']).catch('kk'),
    roles,
    regions,
    password: newPassword,
  })
  .refine(coordinatorNeedsRegion, { message: 'account:error.regions.empty', path: ['regions'] })

export const changeAccountInput = z
  .object({
    roles,
    regions,
    disabled: z
      .literal('yes')
      .nullish()
      .transform((value) => value === 'yes'),
  })
  .refine(coordinatorNeedsRegion, { message: 'account:error.regions.empty', path: ['regions'] })

export const resetPasswordInput = z.object({ password: newPassword })
