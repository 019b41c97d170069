import type { Device } from '#app/domain/device/device.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { StatusTag, type Tone } from './status-tag.tsx'

const tones: Record<Device['state'], Tone> = {
  offered: 'waiting',
  expected: 'waiting',
  received: 'info',
  checked: 'info',
  wiped: 'info',
  'in-repair': 'warn',
  ready: 'done',
  reserved: 'done',
  packed: 'done',
  'in-transit': 'done',
  'handed-over': 'done',
  returned: 'warn',
  'for-parts': 'neutral',
  recycled: 'neutral',
  declined: 'neutral',
}

/** Where a device is. */
export function DeviceStateTag({ state }: { state: Device['state'] }) {
  const { t } = useTranslate()
  return <StatusTag tone={tones[state]}>{t(`workshop:is.${state}`)}</StatusTag>
}
