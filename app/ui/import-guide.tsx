import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from './button.tsx'
import type { ImportColumnShown } from './import-preview.tsx'
import { Table } from './table.tsx'

type Props = {
  templateHref: string
  columns: readonly ImportColumnShown[]
  groups: readonly { key: string; name: string }[]
}

/** The columns of the file with what may stand in them, and the template to fill in. */
export function ImportGuide({ templateHref, columns, groups }: Props) {
  const { t } = useTranslate()
  return (
    <>
      <h2>{t('screening:import.guide')}</h2>
      <p>{t('screening:import.guideLead')}</p>
      <ButtonRow>
        <ButtonLink kind="secondary" href={`${templateHref}?format=xlsx`}>
          {t('screening:import.template', { kind: 'XLSX' })}
        </ButtonLink>
        <ButtonLink kind="secondary" href={templateHref}>
          {t('screening:import.template', { kind: 'CSV' })}
        </ButtonLink>
      </ButtonRow>
      <Table
        caption={t('screening:import.columns')}
        columns={[
          { key: 'heading', title: t('screening:import.heading') },
          { key: 'required', title: t('screening:import.required') },
          { key: 'what', title: t('screening:import.what') },
        ]}
        rows={columns.map(({ name, heading, required }) => ({
          key: name,
          cells: {
            heading,
            required: required ? t('common:yes') : t('common:no'),
            what:
              name === 'groups' && groups.length > 0
                ? `${t('screening:import.cell.groups')} ${groups.map((group) => group.name).join(' | ')}`
                : t(`screening:import.cell.${name}`),
          },
        }))}
        dense
      />
    </>
  )
}
