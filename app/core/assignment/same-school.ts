/** Words that many schools share, folded: kinds of school and of organisation, «named after», «village», numbers' signs. */
const common = new Set(
  `мектеп мектебі мектебінің школа школы орта жалпы білім беру беретін негізгі бастауыш средняя общеобразовательная
  основная начальная гимназия гимназиясы лицей лицейі лицея мектеп-лицей мектеп-гимназия школа-лицей школа-гимназия
  кмм кму кгу гу мм коммуналдық коммунальное мемлекеттік государственное мекемесі учреждение
  атындағы имени им ат ауылы ауыл село с аул г қ қаласы город облысы область ауданы район
  school secondary high gymnasium lyceum named after n no nr`
    .split(/\s+/)
    .map(fold),
)

/** Letters that are typed for one another: Kazakh ones without a Kazakh keyboard. */
function fold(text: string): string {
  const from = 'әғқңөұүһіiёй'
  const to = 'агкноуухииеи'
  return Array.from(text.toLowerCase(), (letter) => {
    const at = from.indexOf(letter)
    return at < 0 ? letter : to.charAt(at)
  }).join('')
}

/** The words that tell one school from another, in any order: `№5 Абай атындағы орта мектеп` -> {5, абаи}. */
export function schoolWords(school: string): ReadonlySet<string> {
  const words = fold(school.replaceAll('№', ' ').normalize('NFKC'))
    .split(/[^\p{L}\p{N}-]+/u)
    .flatMap((word) => (common.has(word) ? [] : word.split('-')))
    .map((word) => word.replace(/^0+(?=\d)/, ''))
  return new Set(words.filter((word) => word !== '' && !common.has(word)))
}

/**
 * Whether two typed names may mean one school: all telling words of the shorter one occur in the other.
 * Errs on the side of a conflict: `№5 мектеп` without a town is every school number 5. A name without telling words
 * («Орта мектеп») is nobody's.
 */
export function maybeSameSchool(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a]
  return few.size > 0 && [...few].every((word) => many.has(word))
}
