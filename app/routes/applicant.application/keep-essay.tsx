import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'

type Props = { kept: boolean; openNow: readonly { slug: string; title: string }[] }

/** For those who were not chosen: the essay is kept for the next contest by one tap, and taken back by another. */
export function KeepEssay({ kept, openNow }: Props) {
  const { t, locale } = useTranslate()
  return (
    <section>
      <h3>{t(kept ? 'status:keep.kept' : 'status:keep.title')}</h3>
      <p>{t(kept ? 'status:keep.keptBody' : 'status:keep.body')}</p>
      {openNow.length > 0 ? (
        <ul>
          {openNow.map(({ slug, title }) => (
            <li key={slug}>
              <a href={`/${locale}/apply/${slug}`}>{t('status:keep.open', { contest: title })}</a>
            </li>
          ))}
        </ul>
      ) : null}
      <form method="post" action={`/${locale}/application/keep`}>
        <ButtonRow>
          <Button kind={kept ? 'quiet' : 'primary'} name="keep" value={kept ? 'no' : 'yes'}>
            {t(kept ? 'status:keep.undo' : 'status:keep.button')}
          </Button>
        </ButtonRow>
      </form>
    </section>
  )
}
