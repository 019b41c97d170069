import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { TextArea } from '#app/ui/field.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { PlainText } from '#app/ui/plain-text.tsx'

type Props = {
  form: FormState
  open: boolean
  languages: readonly string[]
  criteria: { id: string; name: string; levels: { score: number; text: string }[] }[]
  essay: { language: string; body: string; version: number; answered: boolean } | null
}

/** The text, and for each criterion the level that it deserves and why. */
export function CalibrationForm({ form, open, languages, criteria, essay }: Props) {
  const { t } = useTranslate()
  const fixed = essay?.answered ?? false
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <input type="hidden" name="version" value={essay?.version ?? 0} />
      {essay && fixed ? (
        <>
          <Notification tone="info">{t('training:organiser.essay.fixed')}</Notification>
          <input type="hidden" name="language" value={essay.language} />
          <input type="hidden" name="body" value={essay.body} />
          <section className="sheet-of-text" aria-label={t('jury:essay.text')}>
            <PlainText text={essay.body} lang={essay.language} />
          </section>
        </>
      ) : (
        <>
          <Radios
            legend={t('training:organiser.essay.language')}
            name="language"
            inline
            value={form.value('language')}
            options={languages.map((value) => ({ value, label: t(`common:language_${value as Locale}`) }))}
            {...form.error('language')}
          />
          <TextArea
            label={t('training:organiser.essay.body')}
            hint={t('training:organiser.essay.bodyHint')}
            name="body"
            rows={12}
            value={form.value('body')}
            {...form.error('body')}
          />
        </>
      )}
      <h2>{t('training:organiser.essay.reference')}</h2>
      <p>{t('training:organiser.essay.referenceBody')}</p>
      {criteria.map(({ id, name, levels }, index) => (
        <div key={id} className="judgement">
          <Radios
            legend={t('jury:essay.criterion', { number: index + 1, name })}
            name={`score.${index + 1}`}
            value={form.value(`score.${index + 1}`)}
            options={levels.map(({ score, text }) => ({
              value: String(score),
              label: (
                <>
                  <strong className="numeric">{score}</strong> {text}
                </>
              ),
            }))}
            {...form.error(`score.${index + 1}`)}
          />
          <TextArea
            label={t('training:organiser.essay.reason', { number: index + 1 })}
            hint={t('training:organiser.essay.reasonHint')}
            name={`reasons.${index + 1}`}
            rows={2}
            value={form.value(`reasons.${index + 1}`)}
            {...form.error(`reasons.${index + 1}`)}
          />
        </div>
      ))}
      {open ? (
        <Button name="intent" value="save">
          {t('common:save')}
        </Button>
      ) : null}
    </form>
  )
}
