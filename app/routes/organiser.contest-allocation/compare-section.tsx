import type { ChangedOutcome } from '#app/domain/allocation/compare-runs.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { formatCode } from '#app/ui/format-code.ts'
import { Table } from '#app/ui/table.tsx'

const most = 100

/** Who comes in and who goes out against the list before. */
export function CompareSection({ changes }: { changes: readonly ChangedOutcome[] }) {
  const { t } = useTranslate()
  const entered = changes.filter(({ after }) => after === 'recipient').length
  const left = changes.filter(({ before }) => before === 'recipient').length
  return (
    <section>
      <h2>{t('allocation:compare.title')}</h2>
      {changes.length === 0 ? (
        <p>{t('allocation:compare.none')}</p>
      ) : (
        <>
          <p>{t('allocation:compare.count', { changed: changes.length, entered, left })}</p>
          <Table
            caption={t('allocation:compare.caption')}
            captionHidden
            dense
            columns={[
              { key: 'code', title: t('allocation:list.code') },
              { key: 'before', title: t('allocation:compare.before') },
              { key: 'after', title: t('allocation:compare.after') },
            ]}
            rows={changes.slice(0, most).map(({ code, before, after }) => ({
              key: code,
              cells: {
                code: formatCode(code),
                before: t(`allocation:outcome.${before}`),
                after: t(`allocation:outcome.${after}`),
              },
            }))}
          />
          {changes.length > most ? <p>{t('allocation:compare.more', { shown: most })}</p> : null}
        </>
      )}
    </section>
  )
}
