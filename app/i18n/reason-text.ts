import type { Translate } from './translate.server.ts'

/** A decision's reason as far as its words need it; messages carry it flat, pages as it was stored. */
export type ReasonParts = {
  kind: string
  devices?: number
  position?: number
  toPriority?: number
  by?: string
  why?: string
  group?: string | null
}

/** The reason of a decision in the family's words: short, concrete sentences. `region` is a name in the page's language. */
export function reasonSentences(t: Translate, reason: ReasonParts, region: string): string[] {
  const devices = t('announcement:reason.devices', { count: reason.devices ?? 0, region })
  const position = t('announcement:reason.position', { position: reason.position ?? 0 })
  switch (reason.kind) {
    case 'recipient':
      return [devices, t('announcement:reason.yours'), ...(reason.group ? [t('announcement:reason.group')] : [])]
    case 'waiting':
      return [devices, ...whatDecided(t, reason), position]
    case 'no-devices':
      return [t('announcement:reason.noDevices', { region }), position]
    case 'no-score':
      return [t('announcement:reason.noScore')]
    case 'below-floor':
      return [t('announcement:reason.belowFloor')]
    default:
      return [
        reason.why === 'not-screened' ? t('announcement:reason.notScreened') : t('announcement:reason.ineligible'),
      ]
  }
}

function whatDecided(t: Translate, { toPriority = 0, by }: ReasonParts): string[] {
  const sentences = toPriority > 0 ? [t('announcement:reason.toPriority', { count: toPriority })] : []
  if (by === 'score') sentences.push(t('announcement:reason.by.score'))
  if (by === 'lottery') sentences.push(t('announcement:reason.by.lottery'))
  return sentences
}

/** The same reason in one line for organisers. */
export function reasonLine(
  t: Translate,
  reason: ReasonParts & { order?: number; score?: number; minScore?: number },
): string {
  const { devices = 0, position = 0, toPriority = 0, order = 0, score = 0, minScore = 0 } = reason
  switch (reason.kind) {
    case 'recipient':
      return t('allocation:reason.recipient', { order, devices })
    case 'waiting': {
      const by = reason.by === 'priority' || reason.by === 'lottery' ? reason.by : 'score'
      return t(`allocation:reason.waiting.${by}`, { devices, toPriority, position })
    }
    case 'no-devices':
      return t('allocation:reason.no-devices', { position })
    case 'no-score':
      return t('allocation:reason.no-score')
    case 'below-floor':
      return t('allocation:reason.below-floor', { score, minScore })
    default:
      return t(`allocation:reason.excluded.${reason.why === 'not-screened' ? 'not-screened' : 'ineligible'}`)
  }
}
