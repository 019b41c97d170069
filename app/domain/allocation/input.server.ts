import { z } from 'zod'

const devices = z
  .string()
  .trim()
  .regex(/^[0-9]{1,6}$/, 'allocation:error.devices.number')
  .transform(Number)
  .refine((count) => count <= 100_000, 'allocation:error.devices.tooMany')

const version = z.coerce.number().int().min(0).max(2_147_483_647).catch(0)

/** The stock form of a contest: for each of its regions `devices-KATO` and the hidden `version-KATO`. */
export function stockInput(regions: readonly string[]) {
  return z.object(
    Object.fromEntries(
      regions.flatMap((kato): [string, z.ZodType<number, unknown>][] => [
        [`devices-${kato}`, z.preprocess((text) => text ?? '', devices)],
        [`version-${kato}`, version],
      ]),
    ),
  )
}

export const withdrawalInput = z.object({
  reason: z.string().trim().min(10, 'announcement:error.reason.short').max(500, 'announcement:error.reason.long'),
})
