import type { ComponentProps } from 'react'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { AccessForm } from './access-form.tsx'
import { AccessGiven } from './access-given.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { useFormState } from './form-state.ts'
import { Page } from './page.tsx'
import { RecoveryTable } from './recovery-table.tsx'

type Props = {
  title: string
  contest: string
  back: { href: string; text: string }
  access: ComponentProps<typeof AccessForm>['access']
  recoveries: ComponentProps<typeof RecoveryTable>['recoveries']
  /** the action's answer: what is wrong with the form, or what was given */
  answer: object | { given: ComponentProps<typeof AccessGiven>['given'] } | undefined
}

/** A child's way back in: asked for by the form, and once shown when it was given. */
export function AccessPage({ title, contest, back, access, recoveries, answer }: Props) {
  const form = useFormState(answer, {})
  const { t } = useTranslate()
  if (answer && 'given' in answer) return <AccessGiven given={answer.given} back={back} />
  return (
    <Page
      title={title}
      caption={contest}
      lead={t('card:access.lead')}
      back={back}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <AccessForm form={form} access={access} />
      <RecoveryTable recoveries={recoveries} />
    </Page>
  )
}
