import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { type Outcome, ok, refuse } from '../context.ts'
import { createGate } from './gate.ts'

/** What one photograph may weigh. */
export const pageBytes = 8 * 1024 * 1024
/** A phone's largest photograph has 50 to 60 million; more is taken for a bomb before a pixel is decoded. */
const pixelLimit = 64_000_000
const longestSide = 1800
const thumbnailSide = 320
const patienceSeconds = 20

/** Each decoding takes a core and up to a hundred megabytes: two at a time, the rest waits. */
const gate = createGate(2)

export const imageReasons = ['empty', 'too-large', 'heic', 'type', 'animated', 'pixels', 'damaged'] as const
export type ImageReason = (typeof imageReasons)[number]

export type TakenImage = { page: Uint8Array; thumbnail: Uint8Array; width: number; height: number }

const readable = new Set(['image/jpeg', 'image/png', 'image/webp'])
const apple = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'])

/**
 * Makes of whatever was uploaded a new JPEG of at most 1,800 pixels, upright and without any metadata. What the file is
 * is read from its bytes, never from its name; what hides behind the picture in the same file is not carried over.
 */
export async function intakeImage(bytes: Uint8Array): Promise<Outcome<TakenImage, ImageReason>> {
  if (bytes.byteLength === 0) return refuse('empty')
  if (bytes.byteLength > pageBytes) return refuse('too-large')
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (type && apple.has(type.mime)) return refuse('heic')
  if (type?.mime === 'image/apng') return refuse('animated')
  if (!type || !readable.has(type.mime)) return refuse('type')
  return gate(() => encode(bytes))
}

async function encode(bytes: Uint8Array): Promise<Outcome<TakenImage, ImageReason>> {
  const open = () =>
    sharp(bytes, { limitInputPixels: pixelLimit, failOn: 'error' }).timeout({ seconds: patienceSeconds })
  try {
    const { width, height, pages } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if ((pages ?? 1) > 1) return refuse('animated')
    if (width * height > pixelLimit) return refuse('pixels')
    // Upright by the camera's own note, which then goes with all other metadata.
    const { data, info } = await open()
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .jpeg({ quality: 76 })
      .toBuffer({ resolveWithObject: true })
    const thumbnail = await sharp(data)
      .resize({ width: thumbnailSide, height: thumbnailSide, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 60 })
      .toBuffer()
    return ok({ page: data, thumbnail, width: info.width, height: info.height })
  } catch {
    return refuse('damaged')
  }
}
