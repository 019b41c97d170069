import type { Candidate } from '#app/domain/discrepancy/list-discrepancies.server.ts'
import { formatList } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkboxes } from '#app/ui/choices.tsx'
import { Details } from '#app/ui/details.tsx'
import type { FormState } from '#app/ui/form-state.ts'

/** Which jurors decide where the readings differ to the end. */
export function AdjudicatorSection({ candidates, form }: { candidates: readonly Candidate[]; form: FormState }) {
  const { t, locale } = useTranslate()
  if (candidates.length === 0) return null
  const label = ({ number, name }: Candidate) =>
    name === null ? t('jury:organiser.juror.number', { number }) : t('jury:organiser.juror.both', { name, number })
  const hint = ({ languages, open }: Candidate) =>
    [
      formatList(
        locale,
        languages.map((language) => t(`common:language_${language as Locale}`)),
      ),
      ...(open > 0 ? [t('discrepancy:adjudicators.open', { count: open })] : []),
    ].join(' · ')
  return (
    <section>
      <h2>{t('discrepancy:adjudicators.title')}</h2>
      <p>{t('discrepancy:adjudicators.lead')}</p>
      <form method="post">
        <Checkboxes
          legend={t('discrepancy:adjudicators.who')}
          name="adjudicator"
          values={form.values('adjudicator')}
          options={candidates.map((one) => ({ value: String(one.number), label: label(one), hint: hint(one) }))}
          {...form.error('adjudicator')}
        />
        <Details summary={t('discrepancy:adjudicators.only')} open={form.values('only').length > 0}>
          <Checkboxes
            legend={t('discrepancy:adjudicators.onlyWho')}
            hint={t('discrepancy:adjudicators.onlyHint')}
            name="only"
            values={form.values('only')}
            options={candidates.map((one) => ({ value: String(one.number), label: label(one) }))}
          />
        </Details>
        <Button kind="secondary" name="intent" value="adjudicators">
          {t('common:save')}
        </Button>
      </form>
    </section>
  )
}
