import { type Outcome, ok, refuse } from '../context.ts'
import { type ImageReason, intakeImage, pageBytes } from '../paper/intake-image.server.ts'

export type Paper = { bytes: Uint8Array; mediaType: 'image/jpeg' | 'application/pdf' }

/**
 * What an uploaded paper is, by its bytes. A photograph becomes a new JPEG without metadata. A PDF stays as it came and
 * is never opened here: it leaves as a download alone. `damaged`: a PDF without its end was cut off on the way.
 */
export async function intakePaper(bytes: Uint8Array): Promise<Outcome<Paper, ImageReason>> {
  const ascii = (from: number, to?: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')
  if (ascii(0, 5) !== '%PDF-') {
    const image = await intakeImage(bytes)
    return image.ok ? ok({ bytes: image.value.page, mediaType: 'image/jpeg' }) : image
  }
  if (bytes.byteLength > pageBytes) return refuse('too-large')
  if (!ascii(Math.max(0, bytes.byteLength - 2048)).includes('%%EOF')) return refuse('damaged')
  return ok({ bytes, mediaType: 'application/pdf' })
}
