/** A claim that nobody touches is free again after this. */
export const leaseMs = 2 * 60 * 60_000

/** What one person holds at a time, so that nothing lies about. */
export const atOnce = 3

/** What stands for a word that cannot be read. */
export const unreadableMark = '[?]'
