import type { Reading } from '#app/domain/jury/get-reading.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import type { DeskLabels, DeskSettings } from '#app/ui/desk/settings.ts'

const said = [
  'saving',
  'saved',
  'unsaved',
  'offline',
  'again',
  'ended',
  'signIn',
  'over',
  'changed',
  'open',
  'refused',
  'keysOn',
  'close',
] as const satisfies readonly (keyof DeskLabels)[]

type Given = Pick<Reading, 'code' | 'criteria' | 'note' | 'comment' | 'submitted' | 'scoring'> & { contestId: string }

/**
 * What the reading page's script needs to know, and all that it says.
 * @param knowsNewest false after a conflict: then only the button replaces what another window has saved
 */
export function useDeskSettings(reading: Given, knowsNewest: boolean): DeskSettings {
  const { t, locale } = useTranslate()
  const pageAt = `/${locale}/jury/${reading.contestId}/essays/${reading.code}`
  const scores = reading.criteria.flatMap(({ number, score }) => (score === null ? [] : [[String(number), score]]))
  return {
    labels: Object.fromEntries(said.map((key) => [key, t(`desk:script.${key}`)])) as DeskLabels,
    saveAt: reading.scoring && !reading.submitted && knowsNewest ? `${pageAt}/autosave` : null,
    signInAt: `/${locale}/sign-in?next=/${locale}/jury`,
    pageAt,
    stored: { scores: Object.fromEntries(scores), note: reading.note, comment: reading.comment },
  }
}
