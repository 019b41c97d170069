export type DemonstrationAccount = { role: string; login: string; secret: string }

/** The accounts that the demonstration contest comes with, for the start-up message. */
export function demonstrationAccounts(): DemonstrationAccount[] {
  return []
}

/** Fills an empty database with the demonstration contest (synthetic people only). */
export async function seedDemonstration(_options: { url: string; now: Date }): Promise<void> {}
