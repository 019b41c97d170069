import { formatDate } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Details } from '#app/ui/details.tsx'

export interface CheckSectionProps {
  /** null: a list whose computation is not published */
  file: string | null
  commitment: { seedSha256: string; committedAt: Date | string; seed: string | null } | null
}

/** For those who want to compute the list again: the file, the seed, and what was promised of it beforehand. */
export function CheckSection({ file, commitment }: CheckSectionProps) {
  const { t, locale } = useTranslate()
  if (!file) return null
  return (
    <Details summary={t('announcement:public.check.title')}>
      <p>{t('announcement:public.check.body')}</p>
      <p>
        <a href={file} download>
          {t('announcement:public.check.download')}
        </a>
      </p>
      {commitment?.seed ? (
        <>
          <p>{t('announcement:public.check.seed', { seed: commitment.seed })}</p>
          <p>
            {t('announcement:public.check.commitment', {
              date: formatDate(locale, new Date(commitment.committedAt)),
              sha: commitment.seedSha256,
            })}
          </p>
        </>
      ) : null}
    </Details>
  )
}
