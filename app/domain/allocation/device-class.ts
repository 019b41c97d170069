/** The classes of devices, for the nouns of the domain and for pages, which do not reach into core. */
export {
  type DeviceClass,
  type DeviceGrade,
  deviceClasses,
  deviceClassOrAny,
  deviceGrades,
} from '#app/core/device/device-class.ts'
