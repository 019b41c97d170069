import { formatCode } from '#app/core/blinding/code.ts'
import { lockApplication } from '#db/queries/application.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { insertOffers } from '#db/queries/offer.server.ts'
import { dayAfter, dayOf } from '../application/rules.ts'
import { titlesOf } from '../contest/titles-of.server.ts'
import { accountOf, type Context, hasRole, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { wayTo } from '../message/way-to.ts'
import { inTransaction } from '../transaction.server.ts'
import { daysOf } from './days-of.server.ts'
import { findSuccessors } from './find-successors.server.ts'

/**
 * A freed device goes to the first in order for whom it is feasible: offer, message and audit in one transaction,
 * nobody else moves. Whose turn it is is computed again under the lock of the contest; `nextId` is whom the organiser
 * saw, and anybody else is refused.
 */
export async function confirmSuccession(
  ctx: Context,
  input: { contestId: string; goneId: string; nextId: string },
): Promise<Outcome<null, 'unknown' | 'closed' | 'changed'>> {
  const { contestId, goneId, nextId } = input
  if (!isUuid(contestId) || !hasRole(ctx.viewer, 'organiser')) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit, send }) => {
    const contest = await lockContest(tx, contestId)
    if (!contest) return refuse('unknown')
    if (contest.state !== 'announced') return refuse('closed')
    const found = await findSuccessors(tx, contestId)
    const next = found?.freed.find((one) => one.goneId === goneId)?.next
    const person = next?.applicationId === nextId ? await lockApplication(tx, nextId) : undefined
    // Withdrawn since the order was computed: it is somebody else's turn.
    if (!found || !next || person?.state !== 'submitted') return refuse('changed')
    const answerBy = dayAfter(dayOf(ctx.now), (await daysOf(tx, contestId)).answerDays)
    await insertOffers(tx, [
      {
        application_id: nextId,
        contest_id: contestId,
        run_id: found.runId,
        lot: next.lot,
        class: next.class,
        told_at: ctx.now,
        answer_by: answerBy,
        instead_of: goneId,
        confirmed_by: accountOf(ctx.viewer),
      },
    ])
    audit({
      action: 'offer.succeed',
      subjectKind: 'application',
      subjectId: nextId,
      details: { insteadOf: goneId, lot: next.lot, by: next.by },
    })
    const locale = person.locale as Locale
    const titles = await titlesOf(tx, contestId, contest.slug)
    send({
      eventKey: `offer:${nextId}:${goneId}`,
      ...wayTo(person),
      locale,
      template: 'offer',
      params: { code: formatCode(person.code), contest: titles[locale], class: next.class, until: answerBy },
      contestId,
    })
    return ok(null)
  })
}
