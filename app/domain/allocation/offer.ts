/** What became of a device that a child was told of. */
export type OfferState = 'offered' | 'accepted' | 'declined' | 'released'

type Offer = { state: OfferState; answerBy: string }

/** No answer came by the day; an answer that comes later still counts until the device is released. */
export const isLate = ({ state, answerBy }: Offer, today: string): boolean => state === 'offered' && today > answerBy

/** Whether the family may still say so: who said no, or was not reached, has freed the device for somebody else. */
export function mayAnswer({ state }: Pick<Offer, 'state'>, answer: 'accepted' | 'declined'): boolean {
  return state === 'offered' || (state === 'accepted' && answer === 'declined')
}

export const isFreed = ({ state }: Pick<Offer, 'state'>): boolean => state === 'declined' || state === 'released'
