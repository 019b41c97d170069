import { soundKey } from './fold.ts'

/** Full names with the short ones that share nothing with their beginning, or less than a rule could guess. */
const table = `
  анна: аня анюта нюра нюша ася | александр: саша шура саня санёк алекс | александра: саша шура саня | алексей: лёша алёша лёха
  анастасия: настя ася стася | анатолий: толя толик | андрей: андрюша дрюня | антонина: тоня | антон: тоша антоша
  валентина: валя | валентин: валя | валерий: валера | валерия: лера | варвара: варя | василий: вася | вера: веруня
  виктор: витя | виктория: вика | виталий: виталик | владимир: вова володя вовка | владислав: влад владик | вячеслав: слава
  галина: галя | геннадий: гена | георгий: гоша жора | григорий: гриша | дарья: даша | денис: дэн | дмитрий: дима митя
  евгений: женя | евгения: женя | екатерина: катя | елена: лена алёна | елизавета: лиза | иван: ваня | игорь: гоша
  илья: илюша | ирина: ира | кирилл: кирюша | константин: костя | кристина: кристя | ксения: ксюша | лариса: лара | лев: лёва
  леонид: лёня | лидия: лида | любовь: люба | людмила: люда мила люся | максим: макс | маргарита: рита | марина: мариша
  мария: маша маруся маня | михаил: миша | надежда: надя | наталья: наташа ната | наталия: наташа ната | никита: никитка
  николай: коля | олег: олежка | ольга: оля | павел: паша | пётр: петя | полина: поля | роман: рома | светлана: света лана
  сергей: серёжа серёга серый | софия: соня софа | софья: соня | станислав: стас слава | степан: стёпа | тамара: тома
  татьяна: таня | тимофей: тима | тимур: тима | фёдор: федя | эдуард: эдик | юлия: юля | юрий: юра | яков: яша | ярослав: ярик слава
`

const shortNames: ReadonlyMap<string, readonly string[]> = new Map(
  table
    .trim()
    .split(/[|\n]/)
    .map((entry) => entry.split(':'))
    .map(([full = '', short = '']) => [soundKey(full.trim()), short.trim().split(/\s+/).map(soundKey)]),
)

const allShort = new Set([...shortNames.values()].flat())

const endearing = [
  'očka',
  'ečka',
  'enka',
  'onka',
  'ka',
  'ik',
  'čik',
  'uša',
  'iuša',
  'ulia',
  'unia',
  'uška',
  'an',
  'on',
  'ok',
]
const kazakhEndearing = ['jan', 'š', 'ka', 'tai', 'eke', 'ake']
const vowels = 'aeiou'

/** A name without its last vowel or soft ending: «Дима» -> «Дим», «Надя» -> «Над». */
const stemOf = (key: string) => key.replace(/(?:ia|iu|a|i|e|o)$/, '')

/**
 * What a person with this given name may be called: short names («Дима», «Надя»), endearments («Анечка», «Айгүлжан»,
 * «Армаш») and the Kazakh forms of respect made of the first syllable («Маке», «Нұреке», «Бақа»).
 * @param key sound key of the given name
 * @returns sound keys of at least four letters, without the name itself, the nearest first
 */
export function nicknamesOf(key: string): string[] {
  if (key.length < 3) return []
  const short = shortNames.get(key) ?? []
  const stems = [key, ...short].map(stemOf).filter((stem) => stem.length >= 2)
  const russian = stems.flatMap((stem) => endearing.map((end) => stem + end))
  return [...new Set([...short, ...russian, ...kazakhEndearing.map((end) => key + end), ...respectful(key)])].filter(
    (one) => one !== key && one.length >= 4,
  )
}

/** Short names of the table: no ordinary word looks like one. */
export const isShortName = (key: string): boolean => allShort.has(key)

/** «Марат» -> «Маке», «Мака», «Мареке»; «Нұрлан» -> «Нұреке», «Нұрик»; «Бақыт» -> «Бақа»; «Арман» -> «Армаш». */
function respectful(key: string): string[] {
  const opening = /^([^aeiou]?[aeiou]i?)([^aeiou]+)?/.exec(key)
  if (!opening) return []
  const [, open = '', closing = ''] = opening
  const first = closing.charAt(0)
  const syllable = open + first
  const cut = vowels.includes(key.at(-1) ?? '') ? key : key.slice(0, -1)
  return [
    ...['ke', 'ka'].map((end) => open + end),
    ...(first === '' ? [] : ['eke', 'ake', 'a', 'iš', 'ik', 'ok', 'ka', 'ke'].map((end) => syllable + end)),
    `${cut}š`,
  ]
}
