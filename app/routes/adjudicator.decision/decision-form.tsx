import type { Decision } from '#app/domain/adjudication/get-decision.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { RubricRadios } from '#app/ui/rubric-radios.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

type Props = Pick<Decision, 'criteria' | 'version' | 'decided' | 'scoring' | 'reason'> & { form: FormState }

/** The adjudicator's own scores with the reason, or the way to give the essay back. */
export function DecisionForm({ criteria, version, decided, scoring, reason, form }: Props) {
  const { t } = useTranslate()
  if (!scoring) {
    return (
      <>
        <Notification tone="info">{t('jury:queue.over')}</Notification>
        <SummaryList
          rows={[
            ...criteria.map(({ name, score }) => ({ key: name, value: score ?? t('jury:essay.notScored') })),
            { key: t('adjudication:form.reason'), value: reason },
          ]}
        />
      </>
    )
  }
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <h2>{t('adjudication:form.title')}</h2>
      <input type="hidden" name="version" value={version} />
      <RubricRadios form={form} criteria={criteria} />
      <TextArea
        label={t('adjudication:form.reason')}
        hint={t('adjudication:form.reasonHint')}
        name="reason"
        rows={4}
        value={form.value('reason')}
        {...form.error('reason')}
      />
      <ButtonRow>
        <Button name="intent" value="decide">
          {t(decided ? 'jury:essay.change' : 'adjudication:form.decide')}
        </Button>
        {decided ? null : (
          <Button kind="quiet" name="intent" value="return">
            {t('adjudication:form.return')}
          </Button>
        )}
      </ButtonRow>
    </form>
  )
}
