import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from './button.tsx'
import { Select } from './select.tsx'

interface RegionFilterProps {
  regions: readonly { region: string; name: string; applications: number }[]
  chosen: string | undefined
}

/** Which region's result is shown, by a button that needs no script. */
export function RegionFilter({ regions, chosen }: RegionFilterProps) {
  const { t } = useTranslate()
  return (
    <form method="get" className="toolbar">
      <Select
        label={t('scoring:ranking.region')}
        name="region"
        value={chosen}
        options={regions.map(({ region, name, applications }) => ({
          value: region,
          label: `${name} (${applications})`,
        }))}
      />
      <Button kind="secondary">{t('scoring:ranking.show')}</Button>
    </form>
  )
}
