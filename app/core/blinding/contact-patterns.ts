import type { IdentifierSpan } from './identifier.ts'

type Found = Pick<IdentifierSpan, 'start' | 'end' | 'kind'>

const email =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\]|\(a\))\s?[\p{L}\p{N}-]+(?:\s?\.\s?[\p{L}\p{N}-]{2,})+/giu
const spokenEmail =
  /(?<![\p{L}\p{N}._-])[\p{L}\p{N}._-]+\s+(?:собака|ит белгісі)\s+[\p{L}\p{N}-]+\s*(?:\.|точка|нүкте)\s*(?:ru|com|kz|ру|ком|кз)(?![\p{L}])/giu

const zones = 'kz|ru|com|org|net|me|io|edu|gov|info|app|link|page|site|dev|online|tv|gg|қаз|рф'
const link = new RegExp(
  `(?:https?:\\/\\/|www\\.)[^\\s<>«»"]+|(?<![\\p{L}\\p{N}@.-])[a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.(?:${zones})(?![\\p{L}\\p{N}-])(?:\\/[^\\s<>«»",]*)?`,
  'giu',
)

const handle = /(?<![\p{L}\p{N}._@])@[\p{L}\p{N}_][\p{L}\p{N}_.]{2,}/gu
const network =
  'инстаграм|инста|instagram|insta|телеграм|телега|telegram|тик\\s?ток|tiktok|вк|вконтакте|vk|whatsapp|ватсап|уатсап|snapchat|ютуб|youtube|discord|дискорд|roblox'
const namedHandle = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${network}|ник|никнейм|логин|парақшам|аккаунт)\\p{L}{0,8}\\s*(?:[:=@—–-]|\\s)\\s*@?(?<nick>[A-Za-z0-9_.]{3,}[A-Za-z0-9_])`,
  'giu',
)

/** A phone, an e-mail, a link, an account in a social network or a long number, however they are spelled. */
export function findContacts(text: string): Found[] {
  return [...findAddresses(text), ...findNumbers(text), ...findSpokenNumbers(text)]
}

function findAddresses(text: string): Found[] {
  const found: Found[] = []
  const add = (kind: Found['kind'], start: number, length: number) => found.push({ start, end: start + length, kind })
  // A look for the sign is cheaper than a try at each word.
  const emails = /@|\(at\)|\[at\]|\(a\)/i.test(text) ? [...text.matchAll(email)] : []
  const spokenEmails = /собака|ит белгісі/i.test(text) ? [...text.matchAll(spokenEmail)] : []
  for (const match of [...emails, ...spokenEmails]) add('email', match.index, match[0].length)
  for (const match of text.matchAll(link)) add('link', match.index, match[0].replace(/[.,;:!?)]+$/, '').length)
  for (const match of text.matchAll(handle)) add('handle', match.index, match[0].replace(/\.+$/, '').length)
  for (const match of text.matchAll(namedHandle)) {
    const nick = match.groups?.nick ?? ''
    const clear = /[0-9_.]/.test(nick.slice(0, -1)) || /[:=@—–-]\s*@?[A-Za-z0-9_.]+$/.test(match[0])
    if (!clear || new RegExp(`^(?:${network})$`, 'iu').test(nick)) continue
    add('handle', match.index + match[0].length - nick.length, nick.replace(/\.+$/, '').length)
  }
  return found
}

/** Digits with anything that people put between them. */
const digitRun = /(?<![\p{L}\p{N}.])\+?\(?\d(?:[ \u00a0\u2009().\-–—_/*]{0,3}\d){4,18}(?![\p{N}])/gu
const aboutPhone =
  /(?:тел(?:ефон)?|нөмір|номер|ұялы|хабарлас|звон|позвон|домашн|городск|байланыс|қоңырау|whatsapp|ватсап|уатсап|phone|call)\p{L}*[^\n.!?]{0,24}$/iu

/**
 * Phones of Kazakhstan: 11 digits with 7 or 8 in front, 10 that begin with 7; any number with a plus; 5 to 9 digits only
 * right after a word like «телефон». Dates, ranges of years and round numbers are left. Twelve digits and more in
 * one piece are an identity or card number.
 */
function findNumbers(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(digitRun)) {
    const written = match[0]
    const digits = written.replace(/\D/g, '')
    const span = { start: match.index, end: match.index + written.length }
    const before = text.slice(Math.max(0, match.index - 40), match.index)
    if (/\d{12,}/.test(written)) found.push({ ...span, kind: 'number' })
    else if (
      isPhone(written, digits) ||
      (digits.length <= 9 && aboutPhone.test(before) && !isDate(written)) ||
      (digits.length <= 7 && isLandline(written, text.slice(span.end, span.end + 20)))
    )
      found.push({ ...span, kind: 'phone' })
  }
  return found
}

const landline = /^\d{1,3}[-–]\d\d[-–]\d\d$/
const callAfter = /^\s?(?:нөмір|номер|телефон|деген нөмір)/iu

/** «2-14-56», «45-12-30»: how the telephones of villages and towns are written, where it cannot be a day of a year. */
function isLandline(written: string, after: string): boolean {
  if (!landline.test(written)) return callAfter.test(after) && !isDate(written)
  const [first = 0, second = 0] = written.split(/[-–]/).map(Number)
  return first > 31 || second > 12 || first === 0 || second === 0 || callAfter.test(after)
}

const isDate = (written: string) =>
  /^\d{4}[./-]\d{1,2}[./-]\d{1,2}$|^\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d$|^\d{1,2}[./]\d{1,2}[./]\d\d$/.test(
    written,
  ) || /^(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)\d\d$/.test(written)

function isPhone(written: string, digits: string): boolean {
  if (/^\d{1,3}(?:[ \u00a0.]\d{3})+$/.test(written) && digits.endsWith('000')) return false
  if (isDate(written)) return false
  if (written.startsWith('+')) return digits.length >= 10 && digits.length <= 15
  return (digits.length === 11 && /^[78]/.test(digits)) || (digits.length === 10 && /^7/.test(digits))
}

const numberWords = [
  'нөл|бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|отыз|қырық|елу|алпыс|жетпіс|сексен|тоқсан|жүз|плюс',
  'бир|еки|уш|торт|жети|сегиз|тогыз|кырык|жуз',
  'ноль|один|два|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|тринадцать|четырнадцать',
  'пятнадцать|шестнадцать|семнадцать|восемнадцать|девятнадцать|двадцать|тридцать|сорок|пятьдесят|шестьдесят',
  'семьдесят|восемьдесят|девяносто|сто|двести|триста|четыреста|пятьсот|шестьсот|семьсот|восемьсот|девятьсот',
  'zero|one|two|three|four|five|six|seven|eight|nine|plus',
].join('|')
const spoken = new RegExp(
  `(?<![\\p{L}])(?:плюс|plus|сегіз|сегиз|жеті|жети|восемь|семь|eight|seven)(?:[\\s,-]+(?:${numberWords})){5,}(?![\\p{L}])`,
  'giu',
)

/** A number dictated in words: a run of at least six number words that begins like a phone. */
function findSpokenNumbers(text: string): Found[] {
  return [...text.matchAll(spoken)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: 'phone' as const,
  }))
}
