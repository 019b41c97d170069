/** What a piece of a text gives away. `other` is what an organiser chose to hide without saying what it is. */
export const identifierKinds = [
  'name',
  'relative',
  'teacher',
  'person',
  'school',
  'village',
  'district',
  'region',
  'address',
  'phone',
  'email',
  'link',
  'handle',
  'number',
  'other',
] as const
export type IdentifierKind = (typeof identifierKinds)[number]

/** A piece of a text that may tell who wrote it; offsets count UTF-16 units, `end` is exclusive. */
export type IdentifierSpan = {
  start: number
  end: number
  kind: IdentifierKind
  /** the piece as it stands in the text */
  match: string
}

/** What is known of the child whose text is read. Place names may be given in every language. */
export type KnownIdentity = {
  givenName?: string | undefined
  familyName?: string | undefined
  patronymic?: string | undefined
  /** full name of the legal representative, in any order */
  guardianName?: string | undefined
  /** as typed: «№ 12 орта мектеп», «КГУ "Школа-лицей имени Ч. Валиханова"» */
  school?: string | undefined
  village?: string | undefined
  districts?: readonly string[] | undefined
  regions?: readonly string[] | undefined
}
