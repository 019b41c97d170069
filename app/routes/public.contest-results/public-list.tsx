import { useTranslate } from '#app/i18n/use-translate.ts'
import { formatCode } from '#app/ui/format-code.ts'
import { Pagination } from '#app/ui/pagination.tsx'

export interface PublicListProps {
  part: 'recipients' | 'waiting'
  region: string
  page: number
  pages: number
  total: number
  lines: readonly { code: string; position: number; place: string }[]
}

/** Codes and places of one part of a region's list; the waiting list is numbered, recipients are not. */
export function PublicList({ part, region, page, pages, total, lines }: PublicListProps) {
  const { t } = useTranslate()
  const items = lines.map(({ code, position, place }) => (
    <li key={code} {...(part === 'waiting' ? { value: position } : {})}>
      <span translate="no">{formatCode(code)}</span> · {place}
    </li>
  ))
  return (
    <section>
      <h3>
        {t(`announcement:public.${part}`)} · {total}
      </h3>
      {part === 'waiting' && total > 0 ? <p>{t('announcement:public.waitingHint')}</p> : null}
      {total === 0 ? <p>{t('announcement:public.none')}</p> : part === 'waiting' ? <ol>{items}</ol> : <ul>{items}</ul>}
      {pages > 1 ? (
        <Pagination
          label={part === 'waiting' ? t('announcement:public.pagesWaiting') : t('announcement:public.pagesRecipients')}
          page={page}
          pages={pages}
          hrefFor={(to) => `?region=${region}&${part}=${to}`}
          previousText={t('common:previous')}
          nextText={t('common:next')}
        />
      ) : null}
    </section>
  )
}
