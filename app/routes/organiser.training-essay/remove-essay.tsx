import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/dialog.tsx'

/** Takes the essay out of the training, after one question. */
export function RemoveEssay({ answered, confirming }: { answered: boolean; confirming: boolean }) {
  const { t } = useTranslate()
  if (!confirming) {
    return (
      <p>
        <a href="?remove#remove">{t('training:organiser.remove.link')}</a>
      </p>
    )
  }
  return (
    <div id="remove">
      <Confirm
        title={t('training:organiser.remove.title')}
        tone="danger"
        action={
          <form method="post">
            <Button kind="danger" name="intent" value="remove">
              {t('training:organiser.remove.confirm')}
            </Button>
          </form>
        }
        cancel={{ href: '?', text: t('common:cancel') }}
      >
        {t(answered ? 'training:organiser.remove.answered' : 'training:organiser.remove.body')}
      </Confirm>
    </div>
  )
}
