import type { ReactNode } from 'react'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Details } from '#app/ui/details.tsx'
import { fieldId } from '#app/ui/field-parts.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'

type Unit = { kato: string; name: string }

type Props = {
  regions: (Unit & { districts: Unit[] })[]
  chosen: readonly string[]
  error?: string
}

/** Districts to tick, folded by region; a region with something ticked stands open. */
export function DistrictChoice({ regions, chosen, error }: Props) {
  const { t } = useTranslate()
  const id = fieldId('districts')
  const tick = ({ kato }: Unit, label: ReactNode) => (
    <div className="choice" key={kato}>
      <input
        type="checkbox"
        id={`${id}-${kato}`}
        name="districts"
        value={kato}
        defaultChecked={chosen.includes(kato)}
      />
      <label htmlFor={`${id}-${kato}`}>{label}</label>
    </div>
  )
  return (
    <div id={id}>
      <Fieldset id={id} legend={t('jury:profile.districts')} hint={t('jury:profile.districtsHint')} error={error}>
        {regions.map((region) => {
          const count = [region, ...region.districts].filter(({ kato }) => chosen.includes(kato)).length
          return (
            <Details
              key={region.kato}
              open={count > 0}
              summary={
                <>
                  {region.name} {count > 0 ? <span className="count">{count}</span> : null}
                </>
              }
            >
              <div className="choices columns">
                {tick(region, <strong>{t('jury:profile.wholeRegion')}</strong>)}
                {region.districts.map((district) => tick(district, district.name))}
              </div>
            </Details>
          )
        })}
      </Fieldset>
    </div>
  )
}
