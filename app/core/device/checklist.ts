import type { DeviceClass } from './device-class.ts'

/** What is looked at before a device is ready, with the classes that have it. */
const items = {
  boots: 'all',
  screen: 'all',
  keyboard: ['laptop', 'desktop'],
  touch: ['tablet', 'phone'],
  sound: 'all',
  camera: ['laptop', 'tablet', 'phone'],
  network: 'all',
  battery: ['laptop', 'tablet', 'phone'],
  charger: 'all',
  clean: 'all',
  'own-account': 'all',
  'kazakh-layout': 'all',
  'study-pack': 'all',
} as const satisfies Record<string, 'all' | readonly DeviceClass[]>

export type ChecklistItem = keyof typeof items
export const checklistItems = Object.keys(items) as ChecklistItem[]

/** The checklist of a class, in the order in which it is gone through. */
export function checklistOf(deviceClass: DeviceClass): ChecklistItem[] {
  return checklistItems.filter((item) => {
    const classes: 'all' | readonly DeviceClass[] = items[item]
    return classes === 'all' || classes.includes(deviceClass)
  })
}

/** What is missing from the checklist of a class; empty when it is passed. */
export function missingItems(deviceClass: DeviceClass, passed: readonly string[]): ChecklistItem[] {
  return checklistOf(deviceClass).filter((item) => !passed.includes(item))
}
