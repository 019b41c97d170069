/**
 * Kazakh suffix chains in the sound alphabet of `soundKey`: endearment, plural, possessive, case, predicative, in that
 * order and each at most once.
 *
 * Every variant that vowel harmony and consonant assimilation can produce is listed (-ның/-нің/-дың/-дің/-тың/-тің are
 * `nin|din|tin` once ы and і fall together); which one the rules would choose is not checked, because texts typed
 * without Kazakh letters and by young children break the rules, and a missed name costs more than a false mark.
 * After Kenesbaeva and Musaev's school grammar of Kazakh (order of the affixes).
 */
const kazakhChain = new RegExp(
  `^${[
    'jan|tai|ka|ke|š',
    'lar|ler|dar|der|tar|ter',
    'imiz|iniz|miz|niz|im|in|si|i|m|n',
    [
      'niki|diki|tiki|nin|din|tin|ndagi|ndegi|dagi|degi|tagi|tegi',
      'nda|nde|da|de|ta|te|ndai|ndei|dai|dei|tai|tei',
      'nan|nen|dan|den|tan|ten|men|ben|pen|ga|ge|ka|ke|na|ne|a|e|ni|di|ti|n|ša|še',
    ].join('|'),
    'min|bin|pin|sin|siz|miz|biz|piz|dir|tir',
  ]
    .map((step) => `(?:${step})?`)
    .join('')}$`,
)

/** Only where a place would stand in: locative and ablative, alone or after a possessive. */
const placeChain = /^(?:s?i)?(?:n?d[ae]|t[ae]|d[ae]n|t[ae]n|n[ae]n|n?d[ae]gi|t[ae]gi)$/

/** Russian endings after a consonant or in the place of a dropped final vowel; plural and instrumental included. */
const russianEndings = new Set(
  [
    '',
    'a',
    'ia',
    'u',
    'iu',
    'e',
    'i',
    'o',
    'om',
    'em',
    'im',
    'oi',
    'oiu',
    'ei',
    'eiu',
    'ih',
    'imi',
    'am',
    'ami',
  ].concat(['ah', 'iam', 'iami', 'iah', 'ov', 'ev', 'in', 'ina', 'ini', 'inu', 'inoi']),
)

/** Endings of adjectives in -ский, -ая and the surnames like them. */
const adjectiveEndings = new Set(
  ['i', 'oi', 'ogo', 'omu', 'im', 'om', 'aia', 'oi', 'oiu', 'uiu', 'oe', 'ie', 'e', 'ih', 'imi'].concat([
    'ego',
    'emu',
    'ei',
  ]),
)

const vowel = /[aeiou]$/

/**
 * Whether `key` can be a form of the word whose sound key is `base`: the word itself, with a chain of Kazakh suffixes
 * («Айгүлдің», «Серігіме»), or in a Russian case («Айгулей», «Серикбаевой», «Жамбылской»). Both are sound keys.
 *
 * The final к and п that soften before a vowel (Серік – серігі) are followed. O(length).
 */
export function isFormOf(key: string, base: string): boolean {
  // No form changes the first two letters.
  if (base.length < 2 || key.length < base.length - 3 || key[0] !== base[0] || key[1] !== base[1]) return false
  if (key === base) return true
  if (key.startsWith(base)) {
    const rest = key.slice(base.length)
    if (base.length <= 4 && vowel.test(base) && /^[mni]$/.test(rest)) return false
    if (kazakhChain.test(rest)) return true
    if (!vowel.test(base) && russianEndings.has(rest)) return true
    if (base.endsWith('i') && (rest === 'a' || rest === 'u' || rest === 'em' || rest === 'e')) return true
  }
  // «Мұхамед» + «жан» has «дж», which sounds as one letter.
  if (base.endsWith('d') && key.startsWith(`${base.slice(0, -1)}jan`)) {
    if (kazakhChain.test(key.slice(base.length - 1))) return true
  }
  const softened = base.endsWith('k') ? `${base.slice(0, -1)}g` : base.endsWith('p') ? `${base.slice(0, -1)}b` : null
  if (softened && key.startsWith(softened)) {
    const rest = key.slice(softened.length)
    if (rest.startsWith('i') && kazakhChain.test(rest)) return true
  }
  return isRussianFormOf(key, base)
}

function isRussianFormOf(key: string, base: string): boolean {
  const adjective = /^(.{2,}(?:sk|ck|n))(?:i|aia|oe|ie)$/.exec(base)
  if (adjective?.[1] && key.startsWith(adjective[1]) && adjectiveEndings.has(key.slice(adjective[1].length)))
    return true
  if (/ia$/.test(base) && base.length > 3) {
    const stem = base.slice(0, -1)
    if (key === stem || (key.startsWith(stem) && ['a', 'u', 'ei', 'eiu'].includes(key.slice(stem.length)))) return true
  }
  if (base.endsWith('a') && base.length > 3) {
    const stem = base.slice(0, -1)
    // «Анн» alone is too short to tell, «Серикбаев» beside «Серикбаева» is the father's form of the family name.
    const shortest = /(?:ov|ev|in)$/.test(stem) ? '' : null
    if (key.startsWith(stem)) {
      const rest = key.slice(stem.length)
      if (rest === '' ? shortest === '' : russianEndings.has(rest) || (shortest === '' && kazakhChain.test(rest)))
        return true
    }
  }
  if (/[aeou]i$/.test(base)) {
    const stem = base.slice(0, -1)
    return key.startsWith(stem) && ['em', 'e', 'ev', 'ei'].includes(key.slice(stem.length))
  }
  return false
}

/**
 * Whether `key` is a form of the surname `base` in -ой or -ая, which bends like an adjective: «Ярового», «Яровым», «Яровых»
 * for Яровая as for Яровой. Both are sound keys.
 */
export function isAdjectiveFormOf(key: string, base: string): boolean {
  const stem = /^(.{3,})(?:oi|aia)$/.exec(base)?.[1]
  return stem !== undefined && key.startsWith(stem) && adjectiveEndings.has(key.slice(stem.length))
}

/** What belongs to a place or comes from it: «ақбұлақтық», «ақбұлақтықпыз», «каракемерский», «Новоивановская». */
export function isOfPlace(key: string, base: string): boolean {
  if (base.length < 5 || key[0] !== base[0] || key[1] !== base[1] || key[2] !== base[2]) return false
  const stems = [base, base.replace(/[aeiou]$/, ''), base.replace(/(?:ka|i|oe)$/, '')]
  return stems.some((stem) => {
    if (stem.length < 4 || !key.startsWith(stem)) return false
    const rest = key.slice(stem.length)
    const kazakh = /^[ldt]i[kg](?:ter|tar|i|)(.*)$/.exec(rest)
    if (kazakh) return kazakhChain.test(kazakh[1] ?? '')
    const russian = /^(?:in|en|ov)?sk(.*)$/.exec(rest)
    return russian !== null && adjectiveEndings.has(russian[1] ?? '')
  })
}

/** Whether `key` is `base` in the locative or ablative («Абайда», «Абайдан»): a place, not the person it is named after. */
export function isPlaceFormOf(key: string, base: string): boolean {
  return key.startsWith(base) && placeChain.test(key.slice(base.length))
}
