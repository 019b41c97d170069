import { z } from 'zod'

const localePath = z
  .string()
  .regex(/^\/(kk|ru|en)(\/(?!\/)[^\\]*)?$/)
  .catch('')

export const staffSignInInput = z.object({
  email: z.string().trim().toLowerCase().min(1, 'account:error.email.empty').max(254, 'account:error.email.wrong'),
  password: z.string().min(1, 'account:error.password.empty').max(1000, 'account:error.signIn.wrong'),
  next: localePath,
})

export const applicantSignInInput = z.object({
  code: z.string().trim().min(1, 'account:error.code.empty').max(60, 'account:error.code.length'),
  pin: z.string().trim().min(1, 'account:error.pin.empty').max(60, 'account:error.signIn.wrong'),
  next: localePath,
})

/** Six digits, not all alike and not a run: chosen by the child at the start. */
export const newPin = z
  .string()
  .trim()
  .regex(/^[0-9]{6}$/, 'account:error.pin.shape')
  .refine((pin) => !/^(.)\1+$/.test(pin) && !'01234567890'.includes(pin) && !'09876543210'.includes(pin), {
    message: 'account:error.pin.easy',
  })
