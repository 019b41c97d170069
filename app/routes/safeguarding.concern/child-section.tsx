import type { Child } from '#app/domain/concern/get-concern.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { formatCode } from '#app/ui/format-code.ts'
import { Notification } from '#app/ui/notification.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'

type Props = {
  open: boolean
  withdrawn: boolean
  child: Child | null
  openUntil: string | null
  openings: readonly { id: string; by: string; reason: string; at: string; until: string }[]
  form: FormState
}

/** Who the child is: closed, until a contact says why it has to be known; then for a day, and logged. */
export function ChildSection({ open, withdrawn, child, openUntil, openings, form }: Props) {
  const { t } = useTranslate()
  const row = (key: string, value: string | number | null) =>
    value === null || value === '' ? [] : [{ key, value: String(value) }]
  return (
    <section id="child">
      <h2>{t('concern:child.title')}</h2>
      {child ? (
        <>
          <Notification tone="warn">{t('concern:child.until', { until: openUntil ?? '' })}</Notification>
          <SummaryList
            rows={[
              ...row(t('concern:child.name'), child.name),
              ...row(t('concern:child.birthDate'), child.birthDate),
              ...row(t('concern:child.grade'), child.grade),
              ...row(t('concern:child.school'), child.school),
              ...row(t('concern:child.place'), child.place.join(', ')),
              ...row(t('concern:child.phone'), child.phone),
              ...row(t('concern:child.email'), child.email),
              ...row(t('concern:child.guardian'), [child.guardian, child.relation].filter(Boolean).join(', ')),
              ...row(t('concern:child.code'), formatCode(child.code)),
            ]}
          />
        </>
      ) : open && !withdrawn ? (
        <form method="post" encType="multipart/form-data" noValidate>
          <p>{t('concern:child.lead')}</p>
          <Field
            label={t('concern:child.reason')}
            hint={t('concern:child.reasonHint')}
            name="reason"
            value={form.value('reason')}
            {...form.error('reason')}
          />
          <Button kind="secondary" name="intent" value="open">
            {t('concern:child.open')}
          </Button>
        </form>
      ) : (
        <p>{t(withdrawn ? 'concern:child.gone' : 'concern:child.closed')}</p>
      )}
      {openings.length > 0 ? (
        <Table
          caption={t('concern:child.openings')}
          columns={[
            { key: 'at', title: t('concern:child.at') },
            { key: 'by', title: t('concern:child.by') },
            { key: 'reason', title: t('concern:child.reason') },
            { key: 'until', title: t('concern:child.ends') },
          ]}
          rows={openings.map(({ id, ...cells }) => ({ key: id, cells }))}
        />
      ) : null}
    </section>
  )
}
