import { formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

type Props = {
  contest: { id: string }
  open: boolean
  chosen: string
  languages: { language: string; texts: number; anchors: number }[]
  texts: { essayId: string; language: string; beginning: string; words: number; anchor: boolean }[]
  page: number
  pages: number
}

/** The approved texts without any identity, anchors first: which of them many jurors read. */
export function AnchorSection({ contest, open, chosen, languages, texts, page, pages }: Props) {
  const { t, locale } = useTranslate()
  const named = (language: string) => t(`common:language_${language as Locale}`)
  const href = (language: string, at: number) =>
    `/${locale}/organiser/contests/${contest.id}/jury/giving?language=${language}&page=${at}#anchors`
  return (
    <section>
      <h2 id="anchors">{t('jury:giving.anchors')}</h2>
      <p>{t('jury:giving.anchorsLead')}</p>
      <ul>
        {languages.map(({ language, texts: count, anchors }) => (
          <li key={language}>
            <a href={href(language, 1)} aria-current={chosen === language ? 'true' : undefined}>
              {t('jury:giving.counts', {
                language: named(language),
                anchors: formatNumber(locale, anchors),
                texts: formatNumber(locale, count),
              })}
            </a>
          </li>
        ))}
        {languages.length > 1 ? (
          <li>
            <a href={href('', 1)}>{t('jury:giving.all')}</a>
          </li>
        ) : null}
      </ul>
      {texts.length > 0 ? (
        texts.map((text) => <Text key={text.essayId} text={text} open={open} />)
      ) : (
        <p className="muted">{t('jury:giving.empty')}</p>
      )}
      <Pagination
        label={t('jury:giving.pages')}
        page={page}
        pages={pages}
        hrefFor={(at) => href(chosen, at)}
        previousText={t('common:previous')}
        nextText={t('common:next')}
      />
    </section>
  )
}

/** The beginning of one text, whether it is an anchor, and the button that changes that. */
function Text({ text, open }: { text: Props['texts'][number]; open: boolean }) {
  const { t, locale } = useTranslate()
  const [first, rest] = headAndRest(text.beginning)
  return (
    <Card
      headingLevel={3}
      title={<span lang={text.language}>{first}</span>}
      meta={
        <>
          <StatusTag tone={text.anchor ? 'done' : 'neutral'}>
            {t(text.anchor ? 'jury:giving.yes' : 'jury:giving.no')}
          </StatusTag>{' '}
          {t(`common:language_${text.language as Locale}`)} ·{' '}
          {t('jury:giving.words', { words: formatNumber(locale, text.words) })}
        </>
      }
    >
      {rest === '' ? null : <p lang={text.language}>… {rest} …</p>}
      {open ? (
        <form method="post">
          <input type="hidden" name="essay" value={text.essayId} />
          <Button kind="secondary" name="intent" value={text.anchor ? 'unmark' : 'mark'}>
            {t(text.anchor ? 'jury:giving.unmark' : 'jury:giving.mark')}{' '}
            <VisuallyHidden>{t('jury:giving.which', { beginning: first })}</VisuallyHidden>
          </Button>
        </form>
      ) : null}
    </Card>
  )
}

/** The first words as a heading, and the rest. */
function headAndRest(beginning: string): [string, string] {
  const words = beginning.trim().split(/\s+/)
  return [`${words.slice(0, 8).join(' ')}…`, words.slice(8).join(' ')]
}
