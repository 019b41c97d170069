export type Sent = { type: 'form'; fields: Record<string, string | string[]> } | { type: 'json'; value: unknown }

const scores = (levels: readonly number[]) =>
  Object.fromEntries(levels.map((level, index) => [`score.${index + 1}`, String(level)]))

const form = (fields: Record<string, string | string[]>): Sent => ({ type: 'form', fields })

/**
 * What a juror sends to each address that takes something, in this order and each twice: first the milder, so that
 * there is something left for the next. The blindness tests fail for an address of jurors that is not listed.
 * @param levels a level of each criterion that exists
 */
export function jurorForms(levels: readonly number[]): Record<string, readonly Sent[]> {
  return {
    '/:lang/jury/:contestId/profile': [
      form({ languages: ['kk', 'ru'], maxLoad: '40', schools: 'Жұлдызай мектеп-интернаты', conduct: 'yes' }),
      form({ languages: ['kk'], maxLoad: '1', schools: '', conduct: 'yes' }),
    ],
    '/:lang/jury/:contestId/conduct': [form({ conduct: 'yes' })],
    '/:lang/jury/:contestId/training/:number': [form(scores(levels))],
    '/:lang/jury/:contestId/pack': [form({ intent: 'check', content: '{"format":"qarmaq-scores/1"' })],
    '/:lang/jury/:contestId/pause': [form({ until: '2026-03-20' }), form({ intent: 'resume', until: '' })],
    '/:lang/jury/:contestId/essays/:code/autosave': [
      {
        type: 'json',
        value: {
          version: 0,
          window: '22222222-2222-4222-8222-222222222222',
          step: 1,
          scores: { 1: levels[0] ?? 0 },
          note: 'Ой',
          comment: '',
          minutes: 3,
        },
      },
    ],
    '/:lang/jury/:contestId/essays/:code': [
      form({ version: '1', note: 'Жақсы ой', ...scores(levels.slice(0, 1)), intent: 'draft' }),
      form({ version: '2', note: '', ...scores(levels), intent: 'submit' }),
      form({ version: '7', note: '', ...scores(levels), intent: 'submit' }),
    ],
    '/:lang/jury/:contestId/essays/:code/flag': [
      form({ kind: 'worry', passage: '', note: 'Бала жалғыз қалған сияқты' }),
      form({ kind: 'copied', passage: '', note: '' }),
    ],
    '/:lang/jury/:contestId/decisions/:code': [
      form({ version: '0', reason: 'Жоспары анық', ...scores(levels), intent: 'decide' }),
      form({ version: '0', reason: 'Баланы танимын', intent: 'return' }),
    ],
    '/:lang/jury/:contestId/essays/:code/recuse': [form({ reason: 'know-school', note: '', confirmed: 'yes' })],
  }
}
