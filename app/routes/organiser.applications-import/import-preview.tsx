import type { ImportColumn } from '#app/domain/screening/import-columns.ts'
import type { ImportProblem } from '#app/domain/screening/import-problem.ts'
import { formatDay, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/dialog.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Table } from '#app/ui/table.tsx'

export type Column = { name: ImportColumn; heading: string; required: boolean }

export type Preview = {
  problems: ImportProblem[]
  known: number
  rows: { line: number; imported: boolean; name: string; birthDate: string; essay: string }[]
}

type Props = { preview: Preview; csv: string; columns: readonly Column[]; cancelHref: string }

/** Every row that cannot be imported with what to do about it, or all that would be and the question whether to. */
export function ImportPreview({ preview, csv, columns, cancelHref }: Props) {
  const { t, locale } = useTranslate()
  const heading = (name: ImportColumn | null) => columns.find((column) => column.name === name)?.heading ?? ''
  if (preview.problems.length > 0) {
    return (
      <Notification tone="danger" role="alert" title={t('screening:import.wrong', { count: preview.problems.length })}>
        <p>{t('screening:import.wrongLead')}</p>
        <Table
          caption={t('screening:import.problems')}
          captionHidden
          columns={[
            { key: 'line', title: t('screening:import.line') },
            { key: 'column', title: t('screening:import.heading') },
            { key: 'problem', title: t('screening:import.todo') },
          ]}
          rows={preview.problems.map(({ line, column, name, params }, at) => ({
            key: String(at),
            cells: {
              line: formatNumber(locale, line),
              column: heading(column),
              problem: t(`screening:problem.${name}`, { words: 0, min: 0, max: 0, first: 0, ...params }),
            },
          }))}
          dense
        />
      </Notification>
    )
  }
  return (
    <form method="post" encType="multipart/form-data">
      <input type="hidden" name="csv" value={csv} />
      <Confirm
        title={t('screening:import.ready', { count: preview.rows.length - preview.known })}
        tone="info"
        cancel={{ href: cancelHref, text: t('common:cancel') }}
        action={
          <Button name="intent" value="confirm">
            {t('screening:import.confirm')}
          </Button>
        }
      >
        {preview.known > 0 ? <p>{t('screening:import.known', { count: preview.known })}</p> : null}
        <Table
          caption={t('screening:import.rows')}
          captionHidden
          columns={[
            { key: 'name', title: t('screening:column.name') },
            { key: 'line', title: t('screening:import.line') },
            { key: 'birthDate', title: t('screening:fact.birthDate') },
            { key: 'essay', title: t('screening:column.essay') },
          ]}
          rows={preview.rows.map((row) => ({
            key: String(row.line),
            cells: {
              name: row.name,
              line: formatNumber(locale, row.line),
              birthDate: formatDay(locale, row.birthDate),
              essay: row.imported ? t('screening:import.alreadyIn') : `${row.essay}…`,
            },
          }))}
          dense
        />
      </Confirm>
    </form>
  )
}
