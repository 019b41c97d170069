import type { Stretch } from '#app/core/essay/diff-words.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

/** Two typed texts beside each other, each with the words in which it differs from the other marked. */
export function Differences({ stretches, lang }: { stretches: readonly Stretch[]; lang: string }) {
  const { t } = useTranslate()
  return (
    <div className="columns">
      {(['left', 'right'] as const).map((side) => (
        <section key={side}>
          <h2>{t(`paper:typing.${side}`)}</h2>
          <p className="prose" lang={lang}>
            {stretches.map((stretch, at) => {
              // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
              if ('same' in stretch) return <span key={at}>{stretch.same} </span>
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
                <span key={at}>
                  <mark>
                    <VisuallyHidden>[{t('paper:typing.differs')}: </VisuallyHidden>
                    {stretch[side] || '∅'}
                    <VisuallyHidden>]</VisuallyHidden>
                  </mark>{' '}
                </span>
              )
            })}
          </p>
        </section>
      ))}
    </div>
  )
}
