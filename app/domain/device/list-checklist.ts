import { checklistOf } from '#app/core/device/checklist.ts'
import type { Device } from './device.ts'

/** What is looked at before a device is ready, in order. */
export function listChecklist(device: Pick<Device, 'class'>) {
  return checklistOf(device.class)
}
