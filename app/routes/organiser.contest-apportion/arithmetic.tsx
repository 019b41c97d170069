import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Table } from '#app/ui/table.tsx'

export interface ArithmeticProps {
  place: string
  devices: number
  method: 'sainte-lague' | 'largest-remainder'
  cut: { won: number; lost: number } | null
  rows: readonly { id: string; name: string; weight: number; exact: number; places: number; figure: number }[]
  version: number
  open: boolean
}

/** Every share with what it comes from, so that anybody can check it with a pocket calculator. */
export function Arithmetic({ place, devices, method, cut, rows, version, open }: ArithmeticProps) {
  const { t, locale } = useTranslate()
  const number = (value: number, digits: number) => formatNumber(locale, value, digits)
  return (
    <section>
      <Table
        caption={t('stock:apportion.caption', { place, devices })}
        dense
        columns={[
          { key: 'place', title: t('stock:apportion.place') },
          { key: 'weight', title: t('stock:apportion.weight'), numeric: true },
          { key: 'exact', title: t('stock:apportion.exact'), numeric: true },
          {
            key: 'figure',
            title: method === 'sainte-lague' ? t('stock:apportion.quotient') : t('stock:apportion.remainder'),
            numeric: true,
          },
          { key: 'places', title: t('stock:apportion.places'), numeric: true },
        ]}
        rows={rows.map((row) => ({
          key: row.id,
          cells: {
            place: row.name,
            weight: number(row.weight, 0),
            exact: number(row.exact, 3),
            figure: number(row.figure, 3),
            places: <strong>{row.places}</strong>,
          },
        }))}
      />
      <p>{t(`stock:apportion.how.${method}`)}</p>
      {cut ? <p>{t('stock:apportion.cut', { won: number(cut.won, 3), lost: number(cut.lost, 3) })}</p> : null}
      {open ? (
        <form method="post">
          <input type="hidden" name="version" value={version} />
          <Button>{t('stock:apportion.take')}</Button>
        </form>
      ) : null}
    </section>
  )
}
