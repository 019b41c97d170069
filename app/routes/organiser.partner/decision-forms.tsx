import type { PartnerDecision } from '#app/domain/partner/rules.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import type { useFormState } from '#app/ui/form-state.ts'

type Props = {
  decisions: readonly PartnerDecision[]
  version: number
  email: string
  form: ReturnType<typeof useFormState>
}

/** What can be decided about an organisation now; the reason is told to it when it is turned away. */
export function DecisionForms({ decisions, version, email, form }: Props) {
  const { t } = useTranslate()
  const asksReason = decisions.includes('refuse') || decisions.includes('suspend')
  if (decisions.length === 0) return null
  return (
    <section>
      <h2>{t('partner:decision.title')}</h2>
      <form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="version" value={version} />
        {decisions.includes('approve') ? <p>{t('partner:decision.approveHint', { email })}</p> : null}
        {asksReason ? (
          <TextArea
            label={t('partner:decision.reason')}
            hint={t('partner:decision.reasonHint')}
            name="reason"
            rows={3}
            value={form.value('reason')}
            {...form.error('reason')}
          />
        ) : null}
        <ButtonRow>
          {decisions.map((decision) => (
            <Button
              key={decision}
              name="decision"
              value={decision}
              kind={decision === 'approve' || decision === 'resume' ? 'primary' : 'secondary'}
            >
              {t(`partner:decision.${decision}`)}
            </Button>
          ))}
        </ButtonRow>
      </form>
    </section>
  )
}
