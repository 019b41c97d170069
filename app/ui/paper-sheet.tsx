import type { Sheet } from '#app/domain/paper/sheet.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'

const rows = 22
const rowHeight = 9

/**
 * One sheet of paper to write on. The name stands on a strip that is cut off: who types the essay learns the code
 * alone.
 */
export function PaperSheet({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslate()
  return (
    <section className="sheet">
      {sheet.name ? (
        <p>
          {sheet.name} · {t('paper:sheet.cut')} ✂
        </p>
      ) : null}
      <div className="row">
        <QrCode modules={sheet.modules} label={t('paper:sheet.qr')} />
        <div>
          <p>
            <strong>{sheet.contest}</strong>
          </p>
          <p>{t('application:codeIs', { code: sheet.code })}</p>
          <p>{t('paper:sheet.pageNumber')} ______</p>
        </div>
      </div>
      <p>{t('paper:sheet.write')}</p>
      <svg viewBox={`0 0 180 ${rows * rowHeight}`} width="100%" aria-hidden="true">
        <path
          d={Array.from({ length: rows }, (_, row) => `M0 ${(row + 1) * rowHeight - 0.5}h180`).join('')}
          stroke="#888"
          strokeWidth="0.3"
        />
      </svg>
    </section>
  )
}

/** One path: small on the wire, and sharp on any printer. `modules` are the dark squares, row by row. */
function QrCode({ modules, label }: { modules: readonly string[]; label: string }) {
  const quiet = 2
  const side = modules.length + 2 * quiet
  const path = modules
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ 0: run, index }) => `M${index + quiet} ${y + quiet}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('')
  return (
    <svg viewBox={`0 0 ${side} ${side}`} width="120" height="120" role="img" aria-label={label}>
      <path fill="#fff" d={`M0 0h${side}v${side}h-${side}z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
