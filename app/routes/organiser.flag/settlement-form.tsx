import { type FlagKind, outcomesOf } from '#app/domain/flag/rules.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import type { FormState } from '#app/ui/form-state.ts'

type Props = { kind: FlagKind; review: 'open' | 'done' | 'recused' | null; form: FormState }

/** What came of a flag, and what becomes of the review of the juror who knew the child. */
export function SettlementForm({ kind, review, form }: Props) {
  const { t } = useTranslate()
  const asks = kind === 'recognisable' && (review === 'open' || review === 'done')
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <h2>{t('flag:settle.title')}</h2>
      <Radios
        legend={t('flag:settle.outcome')}
        name="outcome"
        value={form.value('outcome')}
        options={outcomesOf[kind].map((value) => ({
          value,
          label: value === 'unfounded' ? t(`flag:settle.unfounded.${kind}`) : t(`flag:settle.outcomes.${value}`),
        }))}
        {...form.error('outcome')}
      />
      {asks ? (
        <Radios
          legend={t('flag:settle.review')}
          hint={t(review === 'done' ? 'flag:settle.reviewDone' : 'flag:settle.reviewOpen')}
          name="review"
          value={form.value('review')}
          options={[
            { value: 'keep', label: t('flag:settle.keep') },
            { value: 'reassign', label: t('flag:settle.reassign') },
          ]}
          {...form.error('review')}
        />
      ) : null}
      <Field
        label={t('flag:settle.answer')}
        hint={t('flag:settle.answerHint')}
        name="answer"
        optionalText={t('common:optional')}
        value={form.value('answer')}
        {...form.error('answer')}
      />
      <Button>{t('flag:settle.button')}</Button>
    </form>
  )
}
