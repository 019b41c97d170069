import type { CardSheetData } from '#app/http/card-sheet.server.ts'
import { QrCode } from './qr.tsx'

const perPage = 8

/** A4 pages of cards with lines to cut along. */
export function CardSheet({ sheet }: { sheet: CardSheetData }) {
  const pages = Array.from({ length: Math.ceil(sheet.cards.length / perPage) }, (_, at) =>
    sheet.cards.slice(at * perPage, (at + 1) * perPage),
  )
  return (
    <div className="card-sheets" lang={sheet.locale}>
      {pages.map((cards) => (
        <ol key={cards[0]?.key} className="card-sheet">
          {cards.map((card) => (
            <li key={card.key}>
              <p className="card-head">
                <b>{sheet.product}</b> {sheet.contest}
              </p>
              <QrCode {...card.qr} label={sheet.scan} />
              <p className="card-code">
                <span>{sheet.codeLabel}</span>
                <b translate="no">{card.code}</b>
              </p>
              <ol>
                {sheet.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              {card.foot ? <p className="card-foot">{card.foot}</p> : null}
            </li>
          ))}
        </ol>
      ))}
    </div>
  )
}
