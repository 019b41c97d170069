import type { Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'
import type { Journal } from './audit.server.ts'
import type { SeedContest } from './contest.server.ts'
import { draws } from './generator.ts'
import type { SeedAssignment } from './jury.server.ts'
import { organiser } from './staff.ts'

/** Warm words and one piece of advice, in the language of the essay. */
const words: Record<string, readonly string[]> = {
  kk: [
    'Оқып отырып көз алдыма келді. Жоспарыңа нақты күн қойсаң, тіпті жақсы болады.',
    'Шынайы жазылған эссе. Кейіпкерлердің сөзін дәл берген екенсің, жаза бер!',
    'Ойың маған қатты ұнады. Келесіде бір мысалды тереңірек айтып көр.',
  ],
  ru: [
    'Читала и видела всё перед глазами. Если в твоём плане появятся сроки, он станет ещё крепче.',
    'Очень живой текст, спасибо за него. Пиши дальше!',
    'Мне понравилась твоя мысль. В следующий раз раскрой один пример подробнее.',
  ],
  en: [
    'I could see it all while reading. Dates would make your plan even stronger.',
    'An honest and lively essay. Please go on writing!',
  ],
}

/** Of some reviews that were handed in: all approved once there is a result, before that most wait. */
export async function insertComments(
  tx: Transaction<Database>,
  contest: SeedContest,
  submitted: readonly { assignment: SeedAssignment; at: Date }[],
  settled: boolean,
  journal: Journal,
): Promise<void> {
  for (const { assignment, at } of submitted) {
    const { juror, entry } = assignment
    const random = draws(`comment\u001f${contest.key}\u001f${juror.person.email}\u001f${entry.person.key}`)
    if (random.unit() >= 0.3) continue
    const body = random.pick(words[entry.person.essayLanguage] ?? [''])
    const approved = settled || random.unit() < 0.25
    const decidedAt = new Date(at.getTime() + 6 * 3_600_000)
    await tx
      .insertInto('writing.review_comment')
      .values({
        assignment_id: assignment.id,
        body,
        ...(approved
          ? { state: 'approved' as const, shown: body, decided_by: organiser.id, decided_at: decidedAt, version: 2 }
          : {}),
      })
      .execute()
    if (!approved) continue
    const subject = { subjectKind: 'assignment', subjectId: assignment.id }
    const details = { contest: contest.id }
    journal.write({ ...subject, at: decidedAt, by: organiser, action: 'comment.approve', details })
  }
}
