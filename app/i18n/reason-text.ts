import { deviceClassOrAny } from '#app/core/device/device-class.ts'
import type { Translate } from './translate.server.ts'

/** A decision's reason as far as its words need it: flat, so that a message carries it as a page does. */
export type ReasonParts = {
  kind: string
  by?: string | undefined
  class?: string | undefined
  bond?: string | undefined
  rank?: number | undefined
  considered?: number | undefined
  position?: number | undefined
  devices?: number | undefined
  toPriority?: number | undefined
  toReserve?: number | undefined
  apart?: string | undefined
  why?: string | undefined
}

/** Names in the language of the page: the region, and the node that the reason names (empty: the whole country). */
export type ReasonPlaces = { region: string; place: string }

/** The reason of a decision in the family's words: short, concrete sentences. */
export function reasonSentences(t: Translate, reason: ReasonParts, places: ReasonPlaces): string[] {
  const place = places.place || t('announcement:reason.country')
  switch (reason.kind) {
    case 'recipient':
      return recipientSentences(t, reason, place)
    case 'waiting':
      return [
        ...waitingSentences(t, reason, place),
        t('announcement:reason.position', { position: reason.position ?? 0, region: places.region }),
      ]
    case 'household':
      return [t('announcement:reason.household')]
    case 'no-score':
      return [t('announcement:reason.noScore')]
    case 'no-wish':
      return [t('announcement:reason.noWish')]
    case 'below-floor':
      return [t('announcement:reason.belowFloor')]
    default:
      return [
        reason.why === 'not-screened' ? t('announcement:reason.notScreened') : t('announcement:reason.ineligible'),
      ]
  }
}

function recipientSentences(t: Translate, reason: ReasonParts, place: string): string[] {
  const { by, bond, rank = 0, considered = 0 } = reason
  const sentences = [t(`announcement:reason.device.${deviceClassOrAny(reason.class)}`)]
  if (by === 'held') sentences.push(t('announcement:reason.by.held'))
  if (by === 'reserve') sentences.push(t('announcement:reason.by.reserve'))
  if (by === 'fallback') sentences.push(t('announcement:reason.by.fallback'))
  if (by === 'succession') sentences.push(t('announcement:reason.by.succession'))
  if (bond === 'region' || bond === 'group' || bond === 'both') sentences.push(t(`announcement:reason.bond.${bond}`))
  if (rank > 0) sentences.push(t('announcement:reason.rank', { rank, considered, place }))
  return sentences
}

function waitingSentences(t: Translate, reason: ReasonParts, place: string): string[] {
  const { by, devices = 0, toPriority = 0, toReserve = 0, apart } = reason
  if (devices === 0) {
    return [by === 'devices' ? t('announcement:reason.noClass') : t('announcement:reason.noDevices', { place })]
  }
  const sentences = [
    by === 'devices'
      ? t('announcement:reason.devices', { count: devices })
      : t('announcement:reason.quota', { count: devices, place }),
  ]
  if (toPriority > 0) sentences.push(t('announcement:reason.toPriority', { count: toPriority }))
  if (toReserve > 0) sentences.push(t('announcement:reason.toReserve', { count: toReserve }))
  if (apart === 'score') sentences.push(t('announcement:reason.apart.score'))
  if (apart === 'lottery') sentences.push(t('announcement:reason.apart.lottery'))
  return sentences
}

/** The same reason in one line for staff. */
export function reasonLine(
  t: Translate,
  reason: ReasonParts & { score?: number | undefined; minScore?: number | undefined },
  places: ReasonPlaces,
): string {
  const { devices = 0, toPriority = 0, toReserve = 0, rank = 0, considered = 0, by, bond } = reason
  const place = places.place || t('announcement:reason.country')
  switch (reason.kind) {
    case 'recipient': {
      const way = by === 'reserve' || by === 'fallback' || by === 'held' ? by : 'order'
      const line = t(`allocation:reason.recipient.${way}`, {
        device: t(`allocation:class.${deviceClassOrAny(reason.class)}`),
        rank,
        considered,
        place,
      })
      return bond === 'region' || bond === 'group' || bond === 'both'
        ? `${line} ${t(`allocation:reason.bond.${bond}`)}`
        : line
    }
    case 'waiting': {
      if (by === 'devices' && devices === 0) return t('allocation:reason.waiting.none')
      const parts = [t(`allocation:reason.waiting.${by === 'devices' ? 'devices' : 'quota'}`, { place, devices })]
      if (toPriority > 0) parts.push(t('allocation:reason.waiting.toPriority', { count: toPriority }))
      if (toReserve > 0) parts.push(t('allocation:reason.waiting.toReserve', { count: toReserve }))
      const { apart } = reason
      if (apart === 'priority' || apart === 'score' || apart === 'lottery') {
        parts.push(t(`allocation:reason.waiting.apart.${apart}`))
      }
      return parts.join(' ')
    }
    case 'household':
      return t('allocation:reason.household')
    case 'no-score':
      return t('allocation:reason.no-score')
    case 'no-wish':
      return t('allocation:reason.no-wish')
    case 'below-floor':
      return t('allocation:reason.below-floor', { score: reason.score ?? 0, minScore: reason.minScore ?? 0 })
    default:
      return t(
        `allocation:reason.excluded.${reason.why === 'not-screened' || reason.why === 'declined' ? reason.why : 'ineligible'}`,
      )
  }
}
