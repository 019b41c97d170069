import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { PlainText } from '#app/ui/plain-text.tsx'

type Props = {
  open: boolean
  closed: string | null
  closedBy: string | null
  notes: readonly { id: string; body: string; by: string; at: string }[]
  form: FormState
}

/** What was done so far, and the last word that closes it. */
export function NoteSection({ open, closed, closedBy, notes, form }: Props) {
  const { t } = useTranslate()
  return (
    <section>
      <h2>{t('concern:notes.title')}</h2>
      {notes.length === 0 ? <p className="muted">{t('concern:notes.none')}</p> : null}
      {notes.map(({ id, body, by, at }) => (
        <article key={id}>
          <p className="caption">
            {by}, {at}
          </p>
          <PlainText text={body} />
        </article>
      ))}
      {open ? (
        <form method="post" encType="multipart/form-data" noValidate>
          <TextArea
            label={t('concern:notes.label')}
            hint={t('concern:notes.hint')}
            name="body"
            rows={4}
            value={form.value('body')}
            {...form.error('body')}
          />
          <ButtonRow>
            <Button name="intent" value="note">
              {t('concern:notes.add')}
            </Button>
            <Button kind="secondary" name="intent" value="close">
              {t('concern:notes.close')}
            </Button>
          </ButtonRow>
        </form>
      ) : (
        <p>{t('concern:notes.closed', { by: closedBy ?? '', at: closed ?? '' })}</p>
      )}
    </section>
  )
}
