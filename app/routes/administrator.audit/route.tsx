import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listEntries } from '#app/domain/audit/list-entries.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Select } from '#app/ui/select.tsx'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'administrator')
  const params = new URL(args.request.url).searchParams
  const action = params.get('action') ?? ''
  const before = /^\d{1,15}$/.test(params.get('before') ?? '') ? Number(params.get('before')) : undefined
  const page = await listEntries(ctx.domain, {
    ...(action ? { action } : {}),
    ...(before === undefined ? {} : { before }),
  })
  return { title: ctx.t('audit:title'), action, ...page }
}

export default function Audit() {
  const { title, action, rows, next, actions } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page title={title} lead={t('audit:lead')} width="wide">
      <form method="get" className="toolbar">
        <Select
          label={t('audit:action')}
          name="action"
          placeholder={t('audit:all')}
          options={actions.map((value) => ({ value, label: value }))}
          value={action}
        />
        <Button kind="secondary">{t('audit:show')}</Button>
      </form>
      <Table
        caption={title}
        captionHidden
        dense
        columns={[
          { key: 'seq', title: t('audit:number'), numeric: true },
          { key: 'at', title: t('audit:at') },
          { key: 'who', title: t('audit:who') },
          { key: 'action', title: t('audit:action') },
          { key: 'subject', title: t('audit:subject') },
          { key: 'details', title: t('audit:details') },
        ]}
        rows={rows.map((row) => ({
          key: String(row.seq),
          cells: {
            seq: row.seq,
            at: formatDateTime(locale, row.at),
            who: row.actor ? `${row.actor} · ${row.role}` : row.role,
            action: row.action,
            subject: row.subject,
            details: <code>{row.details}</code>,
          },
        }))}
        empty={<EmptyState title={t('audit:empty')} />}
      />
      {next === null ? null : (
        <p>
          <ButtonLink kind="secondary" href={`?action=${encodeURIComponent(action)}&before=${next}`}>
            {t('audit:older')}
          </ButtonLink>
        </p>
      )}
    </Page>
  )
}
