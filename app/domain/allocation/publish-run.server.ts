import { formatCode } from '#app/core/blinding/code.ts'
import { findPublishedRun, listRegionsOf, lockRun, updateRunPublished } from '#db/queries/allocation.server.ts'
import { lockAddressees } from '#db/queries/allocation-decision.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { insertOffers } from '#db/queries/offer.server.ts'
import { listUnits } from '#db/queries/region.server.ts'
import { findLatestScoringRun } from '#db/queries/scoring.server.ts'
import { dayAfter, dayOf } from '../application/rules.ts'
import { setContestState } from '../contest/set-contest-state.server.ts'
import { titlesOf } from '../contest/titles-of.server.ts'
import { accountOf, type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { resultEventPrefix, resultParams } from '../message/result-message.ts'
import { wayTo } from '../message/way-to.ts'
import { inTransaction } from '../transaction.server.ts'
import { daysOf } from './days-of.server.ts'
import { isRunStale } from './is-run-stale.server.ts'
import { presentNames, presentReason } from './present.ts'
import { partsOf } from './reason.ts'
import { country } from './rules.ts'

/**
 * Publishes an approved run: its list becomes the result of the contest, the contest is announced, and a message to
 * each applicant is written, all in one transaction. Publishing the published run again changes nothing.
 */
export async function publishRun(
  ctx: Context,
  input: { contestId: string; runId: string },
): Promise<Outcome<{ messages: number }, 'unknown' | 'not-decided' | 'other-published' | 'not-approved' | 'stale'>> {
  const { contestId, runId } = input
  if (!isUuid(contestId) || !isUuid(runId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit, send }) => {
    const contest = await lockContest(tx, contestId)
    const run = await lockRun(tx, runId)
    if (!contest || run?.contest_id !== contestId) return refuse('unknown')
    if (run.state === 'published') return ok({ messages: 0 })
    if (run.state !== 'approved') return refuse('not-approved')
    if (await findPublishedRun(tx, contestId)) return refuse('other-published')
    if (contest.state !== 'decided') return refuse('not-decided')
    // Held before the run is compared with what stands: a withdrawal is seen by that, or comes after the offers.
    const listed = await lockAddressees(tx, runId)
    const scoring = await findLatestScoringRun(tx, contestId)
    if (scoring?.id !== run.scoring_run_id || (await isRunStale({ db: tx, now: ctx.now }, run))) return refuse('stale')

    await updateRunPublished(tx, runId, accountOf(ctx.viewer), ctx.now)
    audit({
      action: 'allocation.publish',
      subjectKind: 'contest',
      subjectId: contestId,
      details: { runId, inputHash: run.input_hash, outputHash: run.output_hash },
    })
    await setContestState({ tx, audit }, contestId, 'decided', 'announced')
    const titles = await titlesOf(tx, contestId, contest.slug)
    const regions = new Map((await listRegionsOf(tx, contestId)).map((row) => [row.kato, presentNames(row)]))
    const addressees = listed.map((person) => ({
      ...person,
      parts: partsOf(presentReason(person.reason, person.region), person.position),
    }))
    const nodes = [...new Set(addressees.flatMap(({ parts }) => parts.node ?? []))].filter((node) => node !== country)
    const places = new Map((await listUnits(tx, nodes)).map((row) => [row.kato, presentNames(row)]))
    const { answerDays } = await daysOf(tx, contestId)
    const answerBy = dayAfter(dayOf(ctx.now), answerDays)
    const asked = await insertOffers(
      tx,
      addressees
        .filter(({ outcome }) => outcome === 'recipient')
        .map(({ application_id, lot, parts }) => ({
          application_id,
          contest_id: contestId,
          run_id: runId,
          lot,
          class: parts.class ?? '',
          told_at: ctx.now,
          answer_by: answerBy,
        })),
    )
    const told = addressees.filter(({ parts }) => parts.why !== 'declined')
    for (const person of told) {
      const locale = person.locale as Locale
      send({
        eventKey: `${resultEventPrefix(runId)}${person.application_id}`,
        ...wayTo(person),
        locale,
        template: 'result',
        params: resultParams({
          code: formatCode(person.code),
          contest: titles[locale],
          region: regions.get(person.region)?.[locale] ?? '',
          path: `/${locale}/contests/${contest.slug}/results`,
          place: places.get(person.parts.node ?? '')?.[locale] ?? '',
          reason: person.parts,
          ...(asked.has(person.application_id) ? { until: answerBy } : {}),
        }),
        contestId,
      })
    }
    return ok({ messages: told.length })
  })
}
