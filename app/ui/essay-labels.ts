import { useTranslate } from '#app/i18n/use-translate.ts'
import { useEssayEditorLabels } from './editor-labels.ts'
import type { EssayLabels } from './essay/labels.ts'

const said = [
  'letters',
  'capitals',
  'saving',
  'saved',
  'signIn',
  'closed',
  'late',
  'other',
  'found',
  'restore',
  'discard',
] as const satisfies readonly (keyof EssayLabels)[]

/** What tells somebody to do something: a child is told otherwise than an adult. */
const told = ['offline', 'again', 'ended', 'beside', 'huge'] as const satisfies readonly (keyof EssayLabels)[]

type Options = { reader: 'child' | 'adult'; words: readonly [number, number] | null; rich: boolean }

/** Everything that the script of an essay's page says. */
export function useEssayLabels({ reader, words, rich }: Options): EssayLabels {
  const { t } = useTranslate()
  const tools = useEssayEditorLabels()
  const neutral = Object.fromEntries(said.map((key) => [key, t(`essay:script.${key}`)]))
  const addressed = Object.fromEntries(told.map((key) => [key, t(`essay:${reader}.${key}`)]))
  return {
    ...(neutral as Pick<EssayLabels, (typeof said)[number]>),
    ...(addressed as Pick<EssayLabels, (typeof told)[number]>),
    words: words ? t('essay:script.words', { min: words[0], max: words[1] }) : t('essay:script.count'),
    rich: rich
      ? {
          open: t('essay:rich.open'),
          close: t('essay:rich.close'),
          opening: t('essay:rich.opening'),
          failed: t(`essay:${reader}.failed`),
          tools,
        }
      : null,
  }
}
