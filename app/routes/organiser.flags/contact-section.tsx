import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkboxes } from '#app/ui/choices.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'

type Props = { people: readonly { id: string; name: string; appointed: boolean }[]; form: FormState }

/** Who looks after children that a juror is worried about; what they are told is theirs alone. */
export function ContactSection({ people, form }: Props) {
  const { t } = useTranslate()
  return (
    <section>
      <h2>{t('flag:contacts.title')}</h2>
      <p>{t('flag:contacts.lead')}</p>
      {people.length === 0 ? (
        <Notification tone="danger" title={t('flag:contacts.none')}>
          {t('flag:contacts.noneBody')}
        </Notification>
      ) : (
        <form method="post">
          <Checkboxes
            legend={t('flag:contacts.who')}
            hint={t('flag:contacts.whoHint')}
            name="contact"
            values={form.values('contact')}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.error('contact')}
          />
          <Button name="intent" value="contacts">
            {t('common:save')}
          </Button>
        </form>
      )}
    </section>
  )
}
