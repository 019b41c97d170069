import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { RegionMap } from './region-map.tsx'

type Numbers = { eligible: number; quota: number | null; offered: number; waiting: number }

export interface RegionFiguresProps {
  figures: {
    regions: readonly (Numbers & { region: string; names: { kk: string; ru: string; en: string } })[]
    others: Numbers | null
  }
}

const columns = ['eligible', 'quota', 'offered', 'waiting'] as const

/** A map of how many devices were offered for each hundred eligible children, and the same in numbers as a table. */
export function RegionFigures({ figures: { regions, others } }: RegionFiguresProps) {
  const { t, locale } = useTranslate()
  const share = ({ offered, eligible }: Numbers) => (eligible === 0 ? 0 : offered / eligible)
  const most = Math.max(...regions.map(share), 0)
  // Never as light as an outline, never so dark that borders vanish.
  const shades = new Map(regions.map((row) => [row.region, most === 0 ? 0.1 : 0.1 + (0.65 * share(row)) / most]))
  const shown = (count: number | null) => (count === null ? t('allocation:numbers.none') : formatNumber(locale, count))
  const lines = [
    ...regions.map((row) => ({ key: row.region, name: row.names[locale], ...row })),
    ...(others ? [{ key: 'others', name: t('lists:figures.others'), ...others }] : []),
  ].sort((a, b) => Number(a.key === 'others') - Number(b.key === 'others') || a.name.localeCompare(b.name, locale))
  return (
    <section>
      <h2>{t('lists:figures.title')}</h2>
      <RegionMap shades={shades} label={t('lists:figures.map')} />
      <p className="hint">
        {t('lists:figures.legend')} {t('lists:figures.source')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard */}
      <section className="sideways" aria-label={t('lists:figures.caption')} tabIndex={0}>
        <table>
          <caption>{t('lists:figures.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('allocation:region')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`lists:figures.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <th scope="row">{line.name}</th>
                {columns.map((column) => (
                  <td key={column}>{shown(line[column])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {others ? <p className="hint">{t('lists:figures.merged')}</p> : null}
    </section>
  )
}
