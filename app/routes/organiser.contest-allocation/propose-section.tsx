import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'

/** The button that freezes the present facts and computes a list from them. */
export function ProposeSection({ contestId, state }: { contestId: string; state: string }) {
  const { t, locale } = useTranslate()
  if (state === 'announced' || state === 'archived') return null
  return (
    <section>
      <h2>{t('allocation:propose.title')}</h2>
      {state === 'decided' ? (
        <form method="post">
          <p>{t('allocation:propose.body')}</p>
          <Button name="intent" value="propose">
            {t('allocation:propose.submit')}
          </Button>
        </form>
      ) : (
        <p>
          {t('allocation:propose.early')}{' '}
          <a href={`/${locale}/organiser/contests/${contestId}/result`}>{t('allocation:propose.toResult')}</a>
        </p>
      )}
    </section>
  )
}
