/** The classes of devices, the dearest first: a child who asks for none of them in particular takes any. */
export const deviceClasses = ['laptop', 'desktop', 'tablet', 'phone'] as const
export type DeviceClass = (typeof deviceClasses)[number]

export const deviceGrades = ['A', 'B', 'C'] as const
export type DeviceGrade = (typeof deviceGrades)[number]

/** A class as it is stored with a list; what is none of them is said as any device. */
export const deviceClassOrAny = (stored: string | undefined): DeviceClass | 'any' =>
  deviceClasses.find((one) => one === stored) ?? 'any'
