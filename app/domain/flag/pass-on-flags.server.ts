import { updateTextPending } from '#db/queries/anonymous-text.server.ts'
import { lockWaitingConcerns, updateConcern } from '#db/queries/concern.server.ts'
import { lockWaitingFlags, updateFlag } from '#db/queries/flag.server.ts'
import { contactsOf } from '../concern/contacts.server.ts'
import { type Context, type Outcome, ok } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'

const atOnce = 100

/**
 * Acts on what jurors have said: a text whose author can be recognised is taken from every desk until it is redacted
 * anew, and the safeguarding contacts get a letter that says only that there is something to read.
 * Runs right after a flag, and again as a job for what was interrupted; each flag is acted on once. A concern of a
 * contest without any contact waits until there is one.
 */
export async function passOnFlags(ctx: Context): Promise<Outcome<{ flags: number; concerns: number }>> {
  return inTransaction({ ...ctx, viewer: { kind: 'system', name: 'flags' } }, async ({ tx, audit, send }) => {
    const flags = await lockWaitingFlags(tx, atOnce)
    for (const flag of flags) {
      if (flag.kind === 'recognisable' && flag.contest_state === 'in-review') {
        await updateTextPending(tx, flag.essay_id)
        audit({ action: 'text.pull', subjectKind: 'flag', subjectId: flag.id })
      }
      await updateFlag(tx, flag.id, { passed_on_at: ctx.now })
    }
    let told = 0
    for (const concern of await lockWaitingConcerns(tx, atOnce)) {
      const contacts = await contactsOf(tx, concern.contest_id)
      if (contacts.length === 0) continue
      for (const contact of contacts) {
        send({
          eventKey: `concern:${concern.id}:${contact.id}`,
          channel: 'email',
          recipient: contact.email,
          locale: contact.locale,
          template: 'concern',
          params: {},
        })
      }
      await updateConcern(tx, concern.id, { passed_on_at: ctx.now })
      audit({
        action: 'concern.pass-on',
        subjectKind: 'concern',
        subjectId: concern.id,
        details: { contacts: contacts.length },
      })
      told += 1
    }
    return ok({ flags: flags.length, concerns: told })
  })
}
