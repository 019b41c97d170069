import { z } from 'zod'
import { readDeviceLabel } from '#app/core/device/label.ts'
import { deviceStates } from '#app/core/device/transitions.ts'
import { cleanLine, cleanText } from '#app/core/essay/clean-text.ts'
import { deviceClasses, deviceGrades, storageKinds } from './device.ts'

const line = (most: number) =>
  z.string().catch('').transform(cleanLine).pipe(z.string().max(most, 'workshop:error.long'))

/** Makers' placeholders that stand where a serial number should be. */
const noSerial = /^(to be filled.*|default string|system serial number|none|n\/?a|0+|-+|x+)$/i

const serial = line(60).transform((typed) => {
  const tight = typed.replace(/\s/g, '').toUpperCase()
  return noSerial.test(typed) || noSerial.test(tight) ? '' : tight
})

/** A number within limits, as it is typed; empty for unknown. */
const measure = (error: string, least: number, most: number, decimals = 0) =>
  z
    .string()
    .catch('')
    .transform((typed) => typed.trim().replace(',', '.'))
    .refine(
      (typed) =>
        typed === '' ||
        (new RegExp(decimals ? `^\\d{1,6}(\\.\\d{1,${decimals}})?$` : '^\\d{1,6}$').test(typed) &&
          Number(typed) >= least &&
          Number(typed) <= most),
      error,
    )
    .transform((typed) => (typed === '' ? null : Number(typed)))

/** What is known of a device; everything but its class may be left for later. */
export const deviceFields = z.object({
  class: z.enum(deviceClasses, 'allocation:error.class.empty'),
  make: line(60),
  model: line(80),
  serial,
  processor: line(80),
  memoryGb: measure('workshop:error.memory', 1, 1024),
  storageGb: measure('workshop:error.storage', 1, 100_000),
  storageKind: z.enum(storageKinds).catch('unknown'),
  batteryHealth: measure('workshop:error.battery', 0, 100),
  screenInches: measure('workshop:error.screen', 3, 60, 1),
  defects: z.string().catch('').transform(cleanText).pipe(z.string().max(1000, 'workshop:error.long')),
})
export type DeviceFields = z.output<typeof deviceFields>

const flag = z.preprocess((value) => value === 'yes', z.boolean())

export const deviceEditInput = deviceFields.extend({
  version: z.coerce.number().int().catch(0),
  grade: z.preprocess((value) => (value === '' ? null : (value ?? null)), z.enum(deviceGrades).nullable()),
  accountLocked: flag,
  needsPart: flag,
  noCharger: flag,
})
export type DeviceEdit = z.output<typeof deviceEditInput>

export const newDevicesInput = deviceFields.extend({
  count: measure('workshop:error.count', 1, 100).transform((count) => count ?? 1),
})
export type NewDevices = z.output<typeof newDevicesInput>

export const moveInput = z.object({
  version: z.coerce.number().int().catch(0),
  to: z.enum(deviceStates, 'workshop:error.move.no-move'),
  note: line(300),
})

export const wipeCategories = ['clear', 'purge', 'destroy', 'no-storage'] as const
export type WipeCategory = (typeof wipeCategories)[number]

export const wipeInput = z.object({
  category: z.enum(wipeCategories, 'workshop:error.category'),
  method: z
    .string()
    .catch('')
    .transform(cleanLine)
    .pipe(z.string().min(1, 'workshop:error.method').max(120, 'workshop:error.long')),
  tool: line(120),
  outcome: z.enum(['passed', 'failed'], 'workshop:error.outcome'),
  note: line(300),
})
export type WipeInput = z.output<typeof wipeInput>

/** What many devices can become by one scan. */
export const scanTargets = ['received', 'checked', 'wiped', 'in-repair', 'for-parts', 'recycled'] as const

const mostScans = 200

/** The scans of one batch: one a line, as a hand scanner and a camera write them; each device once. */
function readScans(typed: string): string[] {
  const seen = new Set<string | number>()
  return typed
    .split(/[\n,;]+/)
    .map((line) => line.trim().slice(0, 200))
    .filter((line) => {
      const key = readDeviceLabel(line) ?? line
      if (line === '' || seen.has(key)) return false
      seen.add(key)
      return true
    })
}

export const scanInput = z
  .object({
    to: z.enum(scanTargets, 'workshop:error.move.no-move'),
    codes: z
      .string({ error: 'workshop:error.codes' })
      .transform(readScans)
      .pipe(z.array(z.string()).min(1, 'workshop:error.codes').max(mostScans, 'workshop:scanPage.codesHint')),
    category: z.string().catch(''),
    method: z.string().catch(''),
    tool: z.string().catch(''),
  })
  .transform(({ to, codes, ...wipe }, refinement) => {
    if (to !== 'wiped') return { to, codes, wipe: null }
    const read = wipeInput.pick({ category: true, method: true, tool: true }).safeParse(wipe)
    if (read.success) return { to, codes, wipe: read.data }
    for (const { path, message } of read.error.issues) refinement.addIssue({ code: 'custom', path, message })
    return z.NEVER
  })
export type ScanInput = z.output<typeof scanInput>
