/** How a family is reached: by e-mail, else by SMS, else with a slip of paper through the school. */
export function wayTo(person: { email: string; phone: string; code: string }) {
  return {
    channel: person.email ? ('email' as const) : person.phone ? ('sms' as const) : ('slip' as const),
    recipient: person.email || person.phone || person.code,
  }
}
