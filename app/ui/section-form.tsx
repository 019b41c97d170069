import type { ReactNode } from 'react'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from './button.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Notification } from './notification.tsx'
import { Page } from './page.tsx'
import { SummaryList, type SummaryRow } from './summary-list.tsx'

export interface SectionFormProps {
  title: string
  lead?: ReactNode
  /** of what is stored now; it travels with the form */
  version: string | number
  /** `check` when the page was reached from the check page */
  from: string
  errors: readonly { field?: string; text: string }[]
  /** after a conflict: what is stored */
  stored?: readonly SummaryRow[] | null | undefined
  back?: { href: string; text: string } | undefined
  multipart?: boolean | undefined
  children: ReactNode
  /** In place of the one button. */
  buttons?: ReactNode
  /** Below the form. */
  after?: ReactNode
}

/** One thing of an application on one page: errors or a conflict above, the fields, and the button that goes on. */
export function SectionForm(props: SectionFormProps) {
  const { t, locale } = useTranslate()
  const { errors, stored } = props
  return (
    <Page
      title={props.title}
      lead={props.lead}
      back={
        props.back ??
        (props.from === 'check'
          ? { href: `/${locale}/application/check`, text: t('application:toCheck') }
          : { href: `/${locale}/application`, text: t('application:toTasks') })
      }
      before={
        stored ? (
          <Notification tone="warn" role="alert" title={errors[0]?.text}>
            <p>{t('application:storedNow')}</p>
            <SummaryList rows={stored} />
          </Notification>
        ) : (
          <ErrorSummary title={t('common:errorSummary')} errors={errors} />
        )
      }
    >
      <form method="post" noValidate encType={props.multipart ? 'multipart/form-data' : undefined}>
        <input type="hidden" name="version" value={props.version} />
        {props.from ? <input type="hidden" name="from" value={props.from} /> : null}
        {props.children}
        {props.buttons ?? <Button>{t('common:saveAndContinue')}</Button>}
      </form>
      {props.after}
    </Page>
  )
}
