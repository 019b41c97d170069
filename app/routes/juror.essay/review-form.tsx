import type { Reading } from '#app/domain/jury/get-reading.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { RubricRadios } from '#app/ui/rubric-radios.tsx'

type Props = Pick<Reading, 'criteria' | 'version' | 'submitted' | 'next'> & {
  id: string
  form: FormState
  queue: string
}

/** The rubric with its worded levels, words to the child, a private note, and the ways to save. */
export function ReviewForm({ id, criteria, version, submitted, next, form, queue }: Props) {
  const { t } = useTranslate()
  return (
    <form id={id} method="post" encType="multipart/form-data" noValidate>
      <h2>{t('jury:essay.rubric')}</h2>
      {/* Always of what is stored now: whoever was told of a conflict and saves again does so knowingly. */}
      <input type="hidden" name="version" value={version} />
      <RubricRadios form={form} criteria={criteria} />
      <TextArea
        label={t('desk:comment.label')}
        optionalText={t('common:optional')}
        hint={t('desk:comment.hint')}
        name="comment"
        rows={3}
        value={form.value('comment')}
        {...form.error('comment')}
      />
      <TextArea
        label={t('jury:essay.note')}
        optionalText={t('common:optional')}
        hint={t('jury:essay.noteHint')}
        name="note"
        rows={2}
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
            {submitted ? t('desk:next') : t('jury:essay.skip')}
          </ButtonLink>
        ) : null}
      </ButtonRow>
    </form>
  )
}
