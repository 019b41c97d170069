import { useTranslate } from '#app/i18n/use-translate.ts'
import { VillageField } from '#app/ui/details-fields.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { Select } from '#app/ui/select.tsx'

interface Unit {
  kato: string
  name: string
}

interface PlaceFieldsProps {
  form: FormState
  regions: readonly (Unit & { districts: readonly Unit[] })[]
  /** the districts are too many for one list: the region is asked here, the rest on the next page */
  wide: boolean
}

const optionsOf = (units: readonly Unit[]) => units.map(({ kato, name }) => ({ value: kato, label: name }))

/** Where the child lives. */
export function PlaceFields({ form, regions, wide }: PlaceFieldsProps) {
  const { t } = useTranslate()
  if (wide) {
    return (
      <Select
        label={t('application:place.region')}
        name="region"
        value={form.value('region')}
        placeholder={t('application:choose')}
        options={optionsOf(regions)}
        {...form.error('region')}
      />
    )
  }
  return (
    <>
      <Select
        label={t('application:place.district')}
        name="district"
        value={form.value('district')}
        placeholder={t('application:choose')}
        groups={regions.map(({ name, districts }) => ({ label: name, options: optionsOf(districts) }))}
        {...form.error('district')}
      />
      <VillageField form={form} />
    </>
  )
}
