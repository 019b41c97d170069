import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { formatCode } from '#app/ui/format-code.ts'
import { Notification } from '#app/ui/notification.tsx'

export interface CodeSearchProps {
  typed: string
  found:
    | { kind: 'found'; code: string; region: string; outcome: 'recipient' | 'waiting'; position: number }
    | { kind: 'not-listed'; code: string }
    | { kind: 'mistyped'; why: 'length' | 'symbol' | 'check' }
    | null
}

/** A family types its code and is told at once; a mistyped one is told from one that is not listed. */
export function CodeSearch({ typed, found }: CodeSearchProps) {
  const { t, locale } = useTranslate()
  const error = found?.kind === 'mistyped' ? { error: t(`announcement:public.found.${found.why}`) } : {}
  return (
    <section>
      <h2>{t('announcement:public.search.title')}</h2>
      <form method="get">
        <Field
          label={t('announcement:public.search.label')}
          hint={t('announcement:public.search.hint')}
          name="code"
          size="half"
          spellCheck={false}
          value={typed}
          {...error}
        />
        <Button>{t('announcement:public.search.submit')}</Button>
      </form>
      {found?.kind === 'found' ? (
        <Notification tone={found.outcome === 'recipient' ? 'done' : 'info'} role="status">
          <p>
            {t(`announcement:public.found.${found.outcome}`, {
              code: formatCode(found.code),
              position: found.position,
            })}{' '}
            {t('announcement:public.found.where', { region: found.region })}
          </p>
          <p>
            <a href={`/${locale}/enter`}>{t('announcement:public.found.own')}</a>
          </p>
        </Notification>
      ) : null}
      {found?.kind === 'not-listed' ? (
        <Notification tone="info" role="status">
          <p>{t('announcement:public.found.not-listed', { code: formatCode(found.code) })}</p>
          <p>
            <a href={`/${locale}/enter`}>{t('announcement:public.found.own')}</a>
          </p>
        </Notification>
      ) : null}
    </section>
  )
}
