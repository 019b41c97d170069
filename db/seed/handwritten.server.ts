import type { Kysely, Transaction } from 'kysely'
import sharp from 'sharp'
import type { Context, Viewer } from '#app/domain/context.ts'
import type { FileStore } from '#app/domain/file/file-store.ts'
import { addPage } from '#app/domain/paper/add-page.server.ts'
import { inTransaction } from '#app/domain/transaction.server.ts'
import { openTranscription } from '#app/domain/transcription/open-transcription.server.ts'
import { takeTask } from '#app/domain/transcription/take-task.server.ts'
import { finishTask } from '#app/domain/transcription/work-on-task.server.ts'
import type { Database } from '#db/schema.ts'
import { entriesOf, insertApplications } from './applications.server.ts'
import type { Journal } from './audit.server.ts'
import type { SeedContest } from './contest.server.ts'
import { draws, idOf, type Timeline } from './generator.ts'
import type { Person } from './people.server.ts'
import { type Staff, transcribers } from './staff.ts'

/** What the second child wrote on paper; the two who typed it read one word differently. */
const written =
  'Менің атам қалада тұрады. Біз ауылда тұрамыз, сондықтан жылына бір рет қана көреміз. Компьютер келсе, атаммен ' +
  'кешке сөйлесер едім. Мұғалім апай сабақты да сол арқылы көруге болады дейді. Мен математиканы жақсы көремін, ' +
  'есепті өзім құрастырып, інілеріме шығартамын. Интернет біздің үйде әлсіз, бірақ терезенің алдында ұстайды.'
const misread = written.replace('қалада', 'далада').replace('әлсіз,', 'әлсіз')

const shared = {
  groups: [],
  quality: 2,
  traits: [],
  essay: '',
  essayLanguage: 'kk' as const,
  grade: 6,
  districtKato: '316600000',
  village: 'Ақсу',
  school: '№ 4 орта мектеп',
  guardianRelation: 'mother',
}

function people(year: number): Person[] {
  return [
    {
      ...shared,
      key: 'paper-1',
      givenName: 'Нұрасыл',
      familyName: 'Бекенов',
      patronymic: 'Маратұлы',
      birthDate: `${year - 12}-03-21`,
      guardianName: 'Бекенова Сара',
      phone: '+77015550391',
    },
    {
      ...shared,
      key: 'paper-2',
      givenName: 'Мерей',
      familyName: 'Тұрсынова',
      patronymic: 'Асқарқызы',
      birthDate: `${year - 12}-06-02`,
      guardianName: 'Тұрсынова Айжан',
      phone: '+77015550392',
    },
  ]
}

/** Two children whose essays lie on paper; `photographHandwritten` brings the pages after everything else is in. */
export async function insertHandwritten(
  tx: Transaction<Database>,
  contest: SeedContest,
  pinHash: string,
  time: Timeline,
  journal: Journal,
): Promise<string[]> {
  const entries = entriesOf(contest, people(time.now.getUTCFullYear()), time, { first: -2, last: -1 })
  await insertApplications(
    tx,
    contest,
    entries,
    pinHash,
    () => ({}),
    () => 'claimed',
    journal,
  )
  return entries.map(({ applicationId }) => applicationId)
}

/** Their photographed pages: the first waits to be typed, of the second two typed texts differ. */
export async function photographHandwritten(
  { db, files }: { db: Kysely<Database>; files: FileStore },
  contest: SeedContest,
  [waiting = '', differing = '']: string[],
  time: Timeline,
): Promise<void> {
  const random = draws('handwritten')
  let made = 0
  const as = (viewer: Viewer): Context => ({
    db,
    files,
    viewer,
    now: time.now,
    random: { bytes: (count) => random.bytes(count), uuid: () => idOf('handwritten', made++) },
    requestId: idOf('handwritten request', made),
  })
  const system = as({ kind: 'system', name: 'seed' })
  for (const [applicationId, text] of [
    [differing, written],
    [waiting, `${written.replace(/\.$/, '').split('. ').reverse().join('. ')}.`],
  ] as const) {
    const added = await addPage(system, applicationId, { bytes: await drawPage(text) })
    if (!added.ok) throw new Error(`The demonstration contest's page was refused: ${added.reason}`)
    const { essay_id: essayId } = await db
      .selectFrom('bridge.entry')
      .select('essay_id')
      .where('application_id', '=', applicationId)
      .executeTakeFirstOrThrow()
    const closesAt = time.at(contest.closesDay, 23)
    await inTransaction(system, async (work) => {
      await openTranscription(system, work, { applicationId, essayId, contest: { id: contest.id, closesAt } })
      return { ok: true, value: null }
    })
    if (applicationId !== differing) continue
    for (const [index, body] of [written, misread].entries()) {
      const typist = as(viewerOf(transcribers[index] as Staff))
      const taken = await takeTask(typist)
      if (!taken.ok) throw new Error(`The demonstration contest has nothing to type: ${taken.reason}`)
      await finishTask(typist, taken.value.taskId, { language: 'kk', body })
    }
  }
}

function viewerOf({ id, name, roles }: Staff): Viewer {
  return { kind: 'staff', accountId: id, displayName: name, roles, regions: [], partnerIds: [], sessionId: '' }
}

/** A sheet of lined paper with a text in a hand-like type, a little askew as in a photograph. */
function drawPage(text: string): Promise<Buffer> {
  const rows: string[] = ['']
  for (const word of text.split(' ')) {
    const last = rows.at(-1) ?? ''
    if (last.length + word.length > 44) rows.push(word)
    else rows[rows.length - 1] = last === '' ? word : `${last} ${word}`
  }
  const lines = Array.from({ length: 24 }, (_, row) => `<path d="M60 ${190 + row * 60}h1080" stroke="#9fb4c8"/>`)
  const words = rows.map((row, at) => `<text x="${80 + (at % 3) * 6}" y="${180 + at * 60}">${row}</text>`)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1700">
    <rect width="1200" height="1700" fill="#f4efe2"/><g transform="rotate(-0.7)">${lines.join('')}
    <path d="M130 60v1600" stroke="#d99"/><g font-family="Segoe Script, Comic Neue, cursive" font-style="italic"
    font-size="38" fill="#23306b">${words.join('')}</g></g></svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 70 }).toBuffer()
}
