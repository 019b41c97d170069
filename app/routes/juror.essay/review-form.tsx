import type { Reading } from '#app/domain/jury/get-reading.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { TextArea } from '#app/ui/field.tsx'
import type { useFormState } from '#app/ui/form-state.ts'

type Props = Pick<Reading, 'criteria' | 'version' | 'submitted' | 'next'> & {
  form: ReturnType<typeof useFormState>
  queue: string
}

/** The rubric with its worded levels, a private note, and the ways to save. */
export function ReviewForm({ criteria, version, submitted, next, form, queue }: Props) {
  const { t } = useTranslate()
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <h2>{t('jury:essay.rubric')}</h2>
      {/* Always of what is stored now: whoever was told of a conflict and saves again does so knowingly. */}
      <input type="hidden" name="version" value={version} />
      {criteria.map(({ number, name, levels }) => (
        <Radios
          key={number}
          legend={t('jury:essay.criterion', { number, name })}
          name={`score.${number}`}
          value={form.value(`score.${number}`)}
          options={levels.map(({ score, text }) => ({
            value: String(score),
            label: (
              <>
                <strong className="numeric">{score}</strong> {text}
              </>
            ),
          }))}
          {...form.error(`score.${number}`)}
        />
      ))}
      <TextArea
        label={t('jury:essay.note')}
        hint={t('jury:essay.noteHint')}
        name="note"
        rows={3}
        value={form.value('note')}
        {...form.error('note')}
      />
      <ButtonRow>
        <Button name="intent" value="submit">
          {submitted ? t('jury:essay.change') : next ? t('jury:essay.submitNext') : t('jury:essay.submit')}
        </Button>
        {submitted ? null : (
          <Button kind="secondary" name="intent" value="draft">
            {t('jury:essay.draft')}
          </Button>
        )}
        {next ? (
          <ButtonLink kind="quiet" href={`${queue}/essays/${next}`}>
            {t('jury:essay.skip')}
          </ButtonLink>
        ) : null}
      </ButtonRow>
    </form>
  )
}
