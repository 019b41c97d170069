import { formatCode } from '#app/core/blinding/code.ts'
import { findBatch, listCardsOfBatch } from '#db/queries/card.server.ts'
import type { Context, Locale } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { type CardState, cardState, mayHandleBatch } from './rules.ts'

export type BatchCard = {
  number: number
  state: CardState
  /** as it is printed; null once the card is used or void, when a second print would only mislead */
  code: string | null
  application: { id: string; state: 'draft' | 'submitted' | 'withdrawn' } | null
}

export type Batch = {
  id: string
  contestId: string
  partnerId: string | null
  label: string
  locale: Locale
  createdAt: Date
  void: boolean
  cards: BatchCard[]
}

/** A batch with its cards, or null if there is none that the viewer works with. */
export async function getBatch(ctx: Context, batchId: string): Promise<Batch | null> {
  const row = isUuid(batchId) ? await findBatch(ctx.db, batchId) : undefined
  if (!row || !mayHandleBatch(ctx.viewer, row.partner_id)) return null
  const cards = await listCardsOfBatch(ctx.db, row.id)
  return {
    id: row.id,
    contestId: row.contest_id,
    partnerId: row.partner_id,
    label: row.label,
    locale: row.locale as Locale,
    createdAt: row.created_at,
    void: row.voided_at !== null,
    cards: cards.map((card) => {
      const state = cardState(card)
      return {
        number: card.number ?? 0,
        state,
        code: state === 'fresh' ? formatCode(card.login_code ?? '') : null,
        application:
          card.application_id && card.application_state
            ? { id: card.application_id, state: card.application_state }
            : null,
      }
    }),
  }
}
