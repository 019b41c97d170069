import { formatDate } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Details } from './details.tsx'

export interface LotteryPromiseProps {
  /** null: the seed is not drawn yet */
  commitment: { seedSha256: string; committedAt: Date | string } | null
}

/** What is public of the lots before the list is: the fingerprint of a seed that nobody can change any more. */
export function LotteryPromise({ commitment }: LotteryPromiseProps) {
  const { t, locale } = useTranslate()
  if (!commitment) return null
  return (
    <Details summary={t('announcement:public.promise.title')}>
      <p>{t('announcement:public.promise.body')}</p>
      <p>
        {t('announcement:public.promise.sha', {
          date: formatDate(locale, new Date(commitment.committedAt)),
          sha: commitment.seedSha256,
        })}
      </p>
    </Details>
  )
}
