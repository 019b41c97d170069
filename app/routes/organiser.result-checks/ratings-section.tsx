import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'

export interface RatingsSectionProps {
  contestId: string
  stale: boolean
  scale: { weights: readonly number[]; base: number; factor: number }
}

/** The way for anybody to compute the result anew. */
export function RatingsSection({ contestId, stale, scale }: RatingsSectionProps) {
  const { t, locale } = useTranslate()
  const weights = scale.weights.map((weight, index) => `c${index + 1}=${weight}`).join(',')
  const digits = (value: number) => String(Number(value.toPrecision(12)))
  return (
    <section>
      <h2>{t('calibration:ratings.title')}</h2>
      <p className="prose">{t('calibration:ratings.lead')}</p>
      <p>
        <code>{`npm run -s qarmaq -- calibrate ratings.csv --model linear --weights ${weights} --json`}</code>
      </p>
      <p>{t('calibration:ratings.points', { base: digits(scale.base), factor: digits(scale.factor) })}</p>
      {stale ? null : (
        <ButtonRow>
          <ButtonLink href={`/${locale}/organiser/contests/${contestId}/result/ratings`} kind="secondary">
            {t('calibration:ratings.get')}
          </ButtonLink>
        </ButtonRow>
      )}
    </section>
  )
}
