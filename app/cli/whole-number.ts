import { InvalidArgumentError } from 'commander'

/** Reads an option that is a whole number within bounds. */
export const wholeNumber = (least: number, most: number) => (text: string) => {
  const value = Number(text)
  if (!/^\d{1,9}$/.test(text) || value < least || value > most) {
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`)
  }
  return value
}
