import { ordinaryWords } from './vocabulary.ts'
import type { Word } from './words.ts'

/** «деген досым», «атты қыз», «есімді бала»: who bears the name that stands before. */
const calledBy = /^(?:деген|атты|есімді|есимди|дейтін|дейтин|деп)$/
const personNoun =
  /^(?:дос|құрб|курб|бала|қыз|кыз|жігіт|жигит|сыныптас|көрші|корши|мұғалім|мугалим|ұстаз|апай|ағай|агай|аға|апа|әпке|бауыр|оқушы|адам|туыс|іні|сіңлі|қарындас|қария|кісі|парталас|жолдас)/
const kazakhActs =
  /^(?:де(?:йді|ді|п|ген)|айт(?:ты|ады|қан)|сұра(?:ды|йды|ған)|оқи(?:ды|мын)|жаз(?:ды|ған|ады)|кел(?:ді|ген|еді)|көмектес(?:ті|еді|кен)|күл(?:ді|еді)|жүгір(?:ді|еді)|ойна(?:ды|йды)|жыла(?:ды|йды)|үйрет(?:ті|еді|кен)|бер(?:ді|ген)|туған|боламын)$/
const russianActs =
  /^(?:сказал|сказала|спросил|спросила|ответил|ответила|пришёл|пришел|пришла|пошёл|пошел|пошла|написал|написала|позвонил|позвонила|улыбнулся|улыбнулась|родился|родилась|заплакал|заплакала|живёт|живет|учится|работает|помог|помогла|подарила?|принёс|принесла|научила?)$/
const together = /^(?:екеуміз|екеумиз|екеуі|екеуи|екеуміздің|екеуінің|үшеуміз|мен)$/
/** What an ordinary word is wont to do and a person is not: «арманға жету», «бақытқа кенелу». */
const abstractActs = /^(?:жет|ұмтыл|апар|бар|жақында|бөлен|кенел|айнал|толы|сен|жол|қол|бастай|деген|тек|ғана|айдар|ие)/
const toPerson = /^(?:ga|ge|ka|ke|na|ne|dan|den|tan|ten|nan|nen|men|ben|pen)$/
const russianStates = /^(?:нужен|нужна|нужно|повезло|нравится|трудно|нелегко|исполнилось|лет|год|скоро|подарили|дали)$/
const adverbial = /^[\s\u00a0]*$/

/** «Айша деген құрбым», «Ерлан атты бала», «Нұрдәулет екеуміз»: the words after a name say that it is one. */
export function isCalledSo(words: readonly Word[], at: number): boolean {
  const [next, second, third] = [words[at + 1], words[at + 2], words[at + 3]]
  if (!next || !adverbial.test(next.gap)) return false
  if (together.test(next.lower) && next.lower !== 'мен') return true
  if (!calledBy.test(next.lower)) return false
  return [second, third].some((word) => word !== undefined && adverbial.test(word.gap) && personNoun.test(word.lower))
}

/**
 * Whether a capitalised word that is a name and an ordinary word alike is the name although it opens its sentence: it is
 * called or spoken to, speaks or acts as people do, or something is given to it.
 * @param ending the sound of what follows the name in the word
 */
export function actsAsPerson(words: readonly Word[], at: number, ending: string): boolean {
  const [word, next] = [words[at], words[at + 1]]
  if (!word || !next) return false
  if (isCalledSo(words, at)) return true
  if (/^(?:jan|tai)(?!$)|^jan/.test(ending)) return true
  if (adverbial.test(next.gap)) {
    if (/^(?:апай|ағай|мұғалім|ұстаз|апа|аға|тәте|көке)/.test(next.lower)) return true
    if (toPerson.test(ending) && !next.capital) return !abstractActs.test(next.lower)
    if (ending === 'e' && russianStates.test(next.lower)) return true
    const subject = ending === ''
    return subject && (kazakhActs.test(next.lower) || russianActs.test(next.lower))
  }
  // «Вера, надежда, любовь» is a list; «Вера, иди домой» speaks to somebody.
  const spokenTo = /[«"“]$|[-–—]\s*$/.test(word.gap) && /^[,!]\s*$/.test(next.gap)
  return spokenTo && !ordinaryWords.has(next.key)
}
