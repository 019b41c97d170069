import type { ProblemName } from '#app/domain/application/sections.ts'
import type { ImportColumn } from '#app/domain/screening/import-columns.ts'
import type { ImportProblem } from '#app/domain/screening/import-problem.ts'
import { formatDay, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from './button.tsx'
import { Confirm } from './dialog.tsx'
import { Notification } from './notification.tsx'
import { Table } from './table.tsx'

export type ImportColumnShown = { name: ImportColumn; heading: string; required: boolean }

export type ImportPreviewShown = {
  problems: ImportProblem[]
  sheet: string | null
  hash: string
  carried: string
  known: number
  rows: {
    line: number
    imported: boolean
    missing: ProblemName[]
    name: string
    birthDate: string
    essay: string
  }[]
}

type Props = { preview: ImportPreviewShown; columns: readonly ImportColumnShown[]; cancelHref: string }

/** Every row that cannot be imported with what to do about it, or all that would be and the question whether to. */
export function ImportPreview({ preview, columns, cancelHref }: Props) {
  const { t, locale } = useTranslate()
  const heading = (name: ImportColumn | null) => columns.find((column) => column.name === name)?.heading ?? ''
  const sheet = preview.sheet ? <p>{t('screening:import.sheetRead', { sheet: preview.sheet })}</p> : null
  if (preview.problems.length > 0) {
    return (
      <Notification tone="danger" role="alert" title={t('screening:import.wrong', { count: preview.problems.length })}>
        <p>{t('screening:import.wrongLead')}</p>
        {sheet}
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
  const drafts = preview.rows.some((row) => row.missing.length > 0)
  return (
    <form method="post" encType="multipart/form-data">
      <input type="hidden" name="rows" value={preview.carried} />
      <input type="hidden" name="hash" value={preview.hash} />
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
        {drafts ? <p>{t('partner:import.drafts')}</p> : null}
        {sheet}
        <Table
          caption={t('screening:import.rows')}
          captionHidden
          columns={[
            { key: 'name', title: t('screening:column.name') },
            { key: 'line', title: t('screening:import.line') },
            { key: 'birthDate', title: t('screening:fact.birthDate') },
            { key: 'essay', title: t('screening:column.essay') },
            ...(drafts ? [{ key: 'missing', title: t('partner:column.missing') }] : []),
          ]}
          rows={preview.rows.map((row) => ({
            key: String(row.line),
            cells: {
              name: row.name,
              line: formatNumber(locale, row.line),
              birthDate: formatDay(locale, row.birthDate),
              essay: row.imported ? t('screening:import.alreadyIn') : row.essay && `${row.essay}…`,
              missing: [...new Set(row.missing.map((name) => t(`partner:missing.${name}`)))].join(', '),
            },
          }))}
          dense
        />
      </Confirm>
    </form>
  )
}
