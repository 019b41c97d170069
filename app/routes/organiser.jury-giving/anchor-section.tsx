import { formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'
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
      <Table
        caption={t('jury:giving.anchors')}
        captionHidden
        columns={[
          { key: 'text', title: t('jury:giving.text') },
          { key: 'language', title: t('jury:giving.language') },
          { key: 'words', title: t('jury:giving.words'), numeric: true },
          { key: 'state', title: t('jury:giving.state') },
        ]}
        rows={texts.map((text) => ({
          key: text.essayId,
          cells: {
            text: <span lang={text.language}>{text.beginning}…</span>,
            language: named(text.language),
            words: formatNumber(locale, text.words),
            state: <State text={text} open={open} />,
          },
        }))}
        empty={t('jury:giving.empty')}
      />
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

function State({ text, open }: { text: Props['texts'][number]; open: boolean }) {
  const { t } = useTranslate()
  return (
    <form method="post">
      <StatusTag tone={text.anchor ? 'done' : 'neutral'}>
        {t(text.anchor ? 'jury:giving.yes' : 'jury:giving.no')}
      </StatusTag>
      {open ? (
        <>
          <input type="hidden" name="essay" value={text.essayId} />
          <Button kind="quiet" name="intent" value={text.anchor ? 'unmark' : 'mark'}>
            {t(text.anchor ? 'jury:giving.unmark' : 'jury:giving.mark')}{' '}
            <VisuallyHidden>
              {t('jury:giving.which', { beginning: text.beginning.split(/\s+/).slice(0, 6).join(' ') })}
            </VisuallyHidden>
          </Button>
        </>
      ) : null}
    </form>
  )
}
