import type { Locale } from './locales.ts'

/** Kazakhstan has been UTC+5 everywhere since March 2024; the zone is fixed so that old tz data cannot differ. */
const timeZone = 'Etc/GMT-5'
const offsetMs = 5 * 3600_000

export function formatDate(locale: Locale, at: Date): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(at)
}

export function formatDateTime(locale: Locale, at: Date): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at)
}

/** A birth date or another day without time, `YYYY-MM-DD`. */
export function formatDay(locale: Locale, day: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

export function formatNumber(locale: Locale, value: number, maximumFractionDigits = 2): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value)
}

export function formatList(locale: Locale, items: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items)
}

/** An instant as the value of a datetime-local field, in Kazakhstan's time: `2026-11-24T18:00`. */
export function toLocalDateTime(at: Date): string {
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 16)
}

/** The instant that a datetime-local value means in Kazakhstan. */
export function fromLocalDateTime(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null
  const at = new Date(`${text}:00.000+05:00`)
  return Number.isNaN(at.getTime()) ? null : at
}
