import type { LotReason } from '#app/domain/allocation/save-lot.server.ts'
import { notFound } from './answer.server.ts'
import { refused } from './form.server.ts'

/** The form again with what keeps a lot from being saved. */
export function lotRefused(form: FormData, reason: LotReason) {
  if (reason === 'unknown') return notFound()
  if (reason === 'changed') return refused(form, '', 'error:conflict')
  const field = reason === 'region' ? 'earmarkRegion' : reason === 'group' ? 'earmarkGroup' : ''
  return refused(form, field, `allocation:error.${reason}`)
}
