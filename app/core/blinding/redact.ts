import type { IdentifierKind } from './identifier.ts'

export type TextLanguage = 'kk' | 'ru' | 'en'

/** What stands in the place of what was hidden: says what it was, never whose, and takes no case ending. */
const placeholders: Record<TextLanguage, Record<IdentifierKind, string>> = {
  kk: {
    name: '[есім]',
    relative: '[жақынының есімі]',
    teacher: '[мұғалімнің есімі]',
    person: '[адам есімі]',
    school: '[мектеп]',
    village: '[ауыл]',
    district: '[аудан]',
    region: '[облыс]',
    address: '[мекенжай]',
    phone: '[телефон]',
    email: '[электрондық пошта]',
    link: '[сілтеме]',
    handle: '[желідегі парақша]',
    number: '[нөмір]',
    other: '[жасырылды]',
  },
  ru: {
    name: '[имя]',
    relative: '[имя близкого]',
    teacher: '[имя учителя]',
    person: '[имя человека]',
    school: '[школа]',
    village: '[село]',
    district: '[район]',
    region: '[область]',
    address: '[адрес]',
    phone: '[телефон]',
    email: '[электронная почта]',
    link: '[ссылка]',
    handle: '[страница в сети]',
    number: '[номер]',
    other: '[скрыто]',
  },
  en: {
    name: '[name]',
    relative: '[name of a relative]',
    teacher: '[name of a teacher]',
    person: '[name of a person]',
    school: '[school]',
    village: '[village]',
    district: '[district]',
    region: '[region]',
    address: '[address]',
    phone: '[phone]',
    email: '[e-mail]',
    link: '[link]',
    handle: '[social account]',
    number: '[number]',
    other: '[hidden]',
  },
}

const all = new Set(Object.values(placeholders).flatMap((byKind) => Object.values(byKind)))
const anyPlaceholder = new RegExp([...all].map((text) => text.replace(/[[\]-]/g, '\\$&')).join('|'), 'g')

export function placeholderOf(kind: IdentifierKind, language: TextLanguage): string {
  return placeholders[language][kind]
}

/** The text with every placeholder turned into as many U+FFFC, so that offsets stay and nothing is found in it again. */
export function maskPlaceholders(text: string): string {
  return text.replace(anyPlaceholder, (found) => '\uFFFC'.repeat(found.length))
}

/**
 * The text with each span replaced by the placeholder of its kind in the language of the text.
 *
 * Spans must be sorted and may not overlap; what lies outside the text is refused.
 * @throws RangeError spans overlap, are unsorted or reach beyond the text
 */
export function redact(
  text: string,
  spans: readonly { start: number; end: number; kind: IdentifierKind }[],
  language: TextLanguage,
): string {
  let at = 0
  let out = ''
  for (const { start, end, kind } of spans) {
    if (start < at || end <= start || end > text.length) throw new RangeError('redact: spans overlap or leave the text')
    out += text.slice(at, start) + placeholders[language][kind]
    at = end
  }
  return out + text.slice(at)
}
