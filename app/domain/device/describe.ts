import type { DeviceFields } from './input.server.ts'

/** What was typed about a device, as its table holds it. */
export function describedRow(fields: DeviceFields) {
  return {
    class: fields.class,
    make: fields.make,
    model: fields.model,
    serial: fields.serial,
    processor: fields.processor,
    memory_gb: fields.memoryGb,
    storage_gb: fields.storageGb,
    storage_kind: fields.storageKind,
    battery_health: fields.batteryHealth,
    screen_inches: fields.screenInches,
    defects: fields.defects,
  }
}
