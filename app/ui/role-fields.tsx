import { useTranslate } from '#app/i18n/use-translate.ts'
import { Checkboxes } from './choices.tsx'
import { Details } from './details.tsx'

const roles = [
  'organiser',
  'juror',
  'coordinator',
  'partner',
  'transcriber',
  'technician',
  'safeguarding',
  'administrator',
] as const

/** The roles of an account and, for a coordinator, the regions. */
export function RoleFields({
  regions,
  form,
}: {
  regions: readonly { kato: string; name: string }[]
  form: { values(name: string): string[]; error(name: string): { error?: string } }
}) {
  const { t } = useTranslate()
  return (
    <>
      <Checkboxes
        legend={t('account:roles')}
        name="roles"
        options={roles.map((role) => ({
          value: role,
          label: t(`account:role.${role}`),
          hint: t(`account:roleHint.${role}`),
        }))}
        values={form.values('roles')}
        {...form.error('roles')}
      />
      <Details
        summary={t('account:regions')}
        open={form.values('regions').length > 0 || 'error' in form.error('regions')}
      >
        <Checkboxes
          legend={t('account:regions')}
          hint={t('account:regionsHint')}
          name="regions"
          options={regions.map((region) => ({ value: region.kato, label: region.name }))}
          values={form.values('regions')}
          {...form.error('regions')}
        />
      </Details>
    </>
  )
}
