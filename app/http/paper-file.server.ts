import type { ReadFile } from '#app/domain/file/read-file.server.ts'
import { picture } from './picture.server.ts'

/** A paper for those who may see it. A PDF came from outside and was never opened here: it is only downloaded. */
export function paperFile(file: ReadFile | null): Response {
  const response = picture(file)
  if (file?.mediaType === 'application/pdf') {
    response.headers.set('Content-Disposition', 'attachment; filename="certificate.pdf"')
  }
  response.headers.set('X-Content-Type-Options', 'nosniff')
  return response
}
