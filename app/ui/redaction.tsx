import type { IdentifierKind } from '#app/core/blinding/identifier.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

type Mark = { start: number; end: number; kind: IdentifierKind }

/** A text with what gives its author away marked, each mark saying what it is. Line breaks are kept. */
export function MarkedText({ text, marks, lang }: { text: string; marks: readonly Mark[]; lang: string }) {
  const { t } = useTranslate()
  return (
    <div className="prose marked-text" lang={lang}>
      {marks.map((mark, index) => (
        <span key={mark.start}>
          {text.slice(marks[index - 1]?.end ?? 0, mark.start)}
          <mark title={t(`screening:kind.${mark.kind}`)}>
            <VisuallyHidden>[{t(`screening:kind.${mark.kind}`)}: </VisuallyHidden>
            {text.slice(mark.start, mark.end)}
            <VisuallyHidden>]</VisuallyHidden>
          </mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </div>
  )
}
