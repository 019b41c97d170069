type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }

/** Only what was given: a part that the page showed locked is not in the form. */
export function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>
}
