import { givenNameOf } from './given-names.ts'
import type { IdentifierKind } from './identifier.ts'
import { isCalledSo } from './person-context.ts'
import { endOfName, mayBeName } from './person-patterns.ts'
import { isPublicFigure, ordinaryWords } from './vocabulary.ts'
import type { Word } from './words.ts'

type Found = { start: number; end: number; kind: IdentifierKind }

/** «досым», «құрбымның», «подруга», «одноклассником»: right before the name of a friend or a neighbour. */
const friendBefore =
  /^(?:дос(?:ым|ымыз|тарым)|құрб(?:ым|ымыз|ыларым)|курбым|сыныптас(?:ым|тарым)|парталас(?:ым)?|көрші(?:м|міз)|коршим|бауыр(?:ым|ларым)|туыс(?:ым|қаным)|жолдас(?:ым)|др(?:уг|уга|угу|угом|уге|узья|узей|узьями|ужок)|подру(?:га|ги|ге|гу|гой|жка|жки|жке|жку|жкой)|одноклассни(?:к|ка|ку|ком|ца|цы|це|цу|цей|ки|ц)|сосед(?:а|у|ом|и|ка|ки|ке|ку|кой)?|товарищ(?:а|у|ем|и)?|приятел(?:ь|я|ю|ем|ьница|ьницу)|мальчик(?:а|у|ом)?|девочк(?:а|и|е|у|ой)|парень|парня|friend|classmate|neighbou?r|friends|classmates)$/
/** «зовут Тимофей», «по имени Аиша», «есімі Айша», «named Ali». */
const namingBefore = /^(?:зовут|звали|имени|именем|есімі|есими|named|called)$/
const spaces = /^[\s\u00a0]+$/
const andBetween = /^(?:и|да|мен|пен|бен|және|жане|and)$/

/** The given name of somebody at `at`, when its capital letter is that of a name. */
function isGivenName(words: readonly Word[], at: number): boolean {
  const word = words[at]
  if (!mayBeName(word) || word.text.length < 3) return false
  const name = givenNameOf(word.key)
  if (name === null) return false
  if (!word.opensSentence) return true
  // «Соңғы», «Қолы» are no forms of Соня and Коля.
  const whole = word.key.startsWith(name) || name.length >= 6
  return whole && !ordinaryWords.has(name) && !ordinaryWords.has(word.key) && name.length >= 4
}

/** A name of one or more words from `from`, «and» and another one included. */
function namesFrom(words: readonly Word[], from: number): Found[] {
  const first = words[from]
  if (!mayBeName(first) || first.opensSentence) return []
  const to = endOfName(words, from)
  const here = spanOf(words, from, to)
  const joint = words[to]
  const more =
    joint !== undefined && spaces.test(joint.gap) && andBetween.test(joint.lower) && isGivenName(words, to + 1)
  return more ? [...here, ...namesFrom(words, to + 1)] : here
}

/** A person's span, unless everybody knows that person; «Димаш Құдайберген» and «Ваня Чехова» count whole. */
function spanOf(words: readonly Word[], from: number, to: number): Found[] {
  const [first, last] = [words[from], words[to - 1]]
  if (!first || !last || to <= from) return []
  const around = words.slice(Math.max(0, from - 1), to + 1).filter((word) => word.capital)
  return around.some((word) => isPublicFigure(word.key)) ? [] : [{ start: first.start, end: last.end, kind: 'person' }]
}

/** A title or a hero: names in quotation marks that speak to nobody, names beside those of books. */
function isTitled(words: readonly Word[], at: number): boolean {
  const word = words[at]
  return word !== undefined && /[«“"]$/.test(word.gap) && !/^\s*[,!]/.test(words[at + 1]?.gap ?? '')
}

/** Friends, classmates, neighbours and others by their given names. O(words). */
export function findThirdPersons(words: readonly Word[]): Found[] {
  return words.flatMap((word, at): Found[] => {
    if (word.number) return []
    const next = words[at + 1]
    const leads = friendBefore.test(word.lower) || namingBefore.test(word.lower)
    if (leads && next && /^[\s\u00a0–—(:-]*$/.test(next.gap) && !isTitled(words, at + 1)) {
      const found = namesFrom(words, at + 1)
      if (found.length > 0) return found
    }
    if (!word.capital) return []
    if (isCalledSo(words, at) && mayBeName(word)) return spanOf(words, at, at + 1)
    if (!isGivenName(words, at) || isTitled(words, at)) return []
    const to = endOfName(words, at)
    // A famous person goes by the first name and the second: «Юрий Гагарин».
    return spanOf(words, at, Math.max(to, at + 1))
  })
}
