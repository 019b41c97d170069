import type { ReadFile } from '#app/domain/file/read-file.server.ts'
import { notFound } from './answer.server.ts'

/** A picture for those who may see it: nothing keeps a copy, and no browser takes it for anything else. */
export function picture(file: ReadFile | null): Response {
  if (!file) return notFound()
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(file.bytes.byteLength),
      'Content-Disposition': 'inline',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}
