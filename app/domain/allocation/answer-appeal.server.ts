import { formatCode } from '#app/core/blinding/code.ts'
import { findAppeal, lockAppeal, updateAppealAnswered } from '#db/queries/appeal.server.ts'
import { findApplication } from '#db/queries/application.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { accountOf, type Context, hasRole, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { wayTo } from '../message/way-to.ts'
import { inTransaction } from '../transaction.server.ts'

/**
 * An organiser says what the check of a fact found, and the family is told in the same transaction that there is an
 * answer; its words stand behind the sign-in alone. Answered once: the same answer again changes nothing.
 */
export async function answerAppeal(
  ctx: Context,
  input: { contestId: string; appealId: string; found: 'corrected' | 'confirmed'; answer: string },
): Promise<Outcome<null, 'unknown' | 'answered'>> {
  const { contestId, appealId, found, answer } = input
  if (!isUuid(contestId) || !isUuid(appealId) || !hasRole(ctx.viewer, 'organiser')) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit, send }) => {
    const known = await findAppeal(tx, appealId)
    const contest = known?.contest_id === contestId ? await lockContest(tx, contestId) : undefined
    const appeal = contest && (await lockAppeal(tx, appealId))
    const person = appeal && (await findApplication(tx, appeal.application_id))
    if (!appeal || !person) return refuse('unknown')
    if (appeal.state !== 'open')
      return appeal.state === found && appeal.answer === answer ? ok(null) : refuse('answered')
    await updateAppealAnswered(tx, appealId, { state: found, answer, by: accountOf(ctx.viewer), at: ctx.now })
    audit({
      action: 'appeal.answer',
      subjectKind: 'application',
      subjectId: appeal.application_id,
      details: { appeal: appealId, found },
    })
    send({
      eventKey: `appeal:${appealId}`,
      ...wayTo(person),
      locale: person.locale as Locale,
      template: 'appeal-answered',
      params: { code: formatCode(person.code) },
      contestId,
    })
    return ok(null)
  })
}
