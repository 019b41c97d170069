import type { OpenedText } from '#app/domain/screening/open-text.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Checkboxes } from '#app/ui/choices.tsx'
import { TextArea } from '#app/ui/field.tsx'
import type { useFormState } from '#app/ui/form-state.ts'
import { PlainText } from '#app/ui/plain-text.tsx'

type Props = {
  text: Pick<OpenedText, 'found' | 'language' | 'essayVersion' | 'textVersion'>
  form: ReturnType<typeof useFormState>
  preview: { body: string; hidden: number } | null
  disabled: boolean
}

/** What to hide: every found piece with a box, words of one's own, the result to look at, and approval. */
export function RedactionForm({ text, form, preview, disabled }: Props) {
  const { t } = useTranslate()
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <input type="hidden" name="essayVersion" value={text.essayVersion} />
      <input type="hidden" name="textVersion" value={text.textVersion} />
      {preview ? (
        <section aria-labelledby="preview-title">
          <h2 id="preview-title">{t('screening:text.preview')}</h2>
          <p>{t('screening:text.hidden', { count: preview.hidden })}</p>
          <PlainText text={preview.body} lang={text.language} />
        </section>
      ) : null}
      {text.found.length > 0 ? (
        <Checkboxes
          legend={t('screening:text.hide')}
          legendSize="m"
          name="hidden"
          values={form.values('hidden')}
          options={text.found.map((span) => ({
            value: `${span.start}-${span.end}`,
            label: span.match,
            hint: t(`screening:kind.${span.kind}`),
          }))}
        />
      ) : null}
      <TextArea
        label={t('screening:text.words')}
        hint={t('screening:text.wordsHint')}
        name="words"
        rows={3}
        lang={text.language}
        value={form.value('words')}
        {...form.error('words')}
      />
      <ButtonRow>
        <Button kind="secondary" name="intent" value="preview">
          {t('screening:text.show')}
        </Button>
        {disabled ? null : (
          <>
            <Button name="intent" value="next">
              {t('screening:text.approveNext')}
            </Button>
            <Button kind="secondary" name="intent" value="approve">
              {t('screening:text.approve')}
            </Button>
          </>
        )}
      </ButtonRow>
    </form>
  )
}
