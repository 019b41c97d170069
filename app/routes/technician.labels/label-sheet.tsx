import { useTranslate } from '#app/i18n/use-translate.ts'
import { QrCode } from '#app/ui/qr.tsx'

const perPage = 24

type Label = { label: string; name: string; qr: { size: number; path: string } }

/** A4 pages of labels, three beside each other and eight below each other. */
export function LabelSheet({ labels }: { labels: readonly Label[] }) {
  const { t } = useTranslate()
  const pages = Array.from({ length: Math.ceil(labels.length / perPage) }, (_, at) =>
    labels.slice(at * perPage, (at + 1) * perPage),
  )
  return (
    <div className="card-sheets">
      {pages.map((page) => (
        <ol key={page[0]?.label} className="label-sheet">
          {page.map(({ label, name, qr }) => (
            <li key={label}>
              <QrCode {...qr} label={t('workshop:labelPage.qr', { label })} />
              <p>
                <b translate="no">{label}</b>
                {name}
              </p>
            </li>
          ))}
        </ol>
      ))}
    </div>
  )
}
