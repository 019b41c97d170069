import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Notification } from '#app/ui/notification.tsx'

type Props = { page: string; training: { essays: number; answered: number; required: boolean } }

/** That the training comes first, as long as some of it is left. */
export function TrainingFirst({ page, training: { essays, answered, required } }: Props) {
  const { t } = useTranslate()
  if (answered >= essays) return null
  return (
    <Notification tone={required ? 'warn' : 'info'} title={t('training:first.title')}>
      <p>
        {t(required ? 'training:first.required' : 'training:first.offered')}{' '}
        {t('training:progress', { answered, essays })}
      </p>
      <p>
        <ButtonLink kind={required ? 'primary' : 'secondary'} href={`${page}/training`}>
          {t(answered > 0 ? 'training:first.continue' : 'training:first.start')}
        </ButtonLink>
      </p>
    </Notification>
  )
}
