import { formatCode } from '#app/core/blinding/code.ts'
import { listToRemind, updateOffersReminded } from '#db/queries/offer.server.ts'
import { dayOf } from '../application/rules.ts'
import { titlesOf } from '../contest/titles-of.server.ts'
import { type Context, type Locale, ok } from '../context.ts'
import { wayTo } from '../message/way-to.ts'
import { inTransaction } from '../transaction.server.ts'

/** So many days before the last one a family that did not answer hears of it once more. */
const daysBefore = 4

/** Writes a reminder to each family whose day to answer is near: one for each day that it was told. */
export async function remindFamilies(ctx: Context): Promise<number> {
  const outcome = await inTransaction(ctx, async ({ tx, send }) => {
    const rows = await listToRemind(tx, dayOf(ctx.now), daysBefore)
    const titles = new Map<string, Record<Locale, string>>()
    for (const row of rows) {
      const known = titles.get(row.contest_id) ?? (await titlesOf(tx, row.contest_id, row.slug))
      titles.set(row.contest_id, known)
      const locale = row.locale as Locale
      send({
        eventKey: `offer-reminder:${row.application_id}:${row.answer_by}`,
        ...wayTo(row),
        locale,
        template: 'offer-reminder',
        params: { code: formatCode(row.code), contest: known[locale], until: row.answer_by },
        contestId: row.contest_id,
      })
    }
    await updateOffersReminded(
      tx,
      rows.map(({ application_id }) => application_id),
      ctx.now,
    )
    return ok({ reminded: rows.length })
  })
  return outcome.value.reminded
}
