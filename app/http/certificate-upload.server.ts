import { addCertificate } from '#app/domain/certificate/add-certificate.server.ts'
import { notFound, redirectWithNotice } from './answer.server.ts'
import type { RequestContext } from './context.server.ts'
import { refused } from './form.server.ts'

/** A photograph or a PDF of the paper for one claim; `href` is the page that it was sent from. */
export async function uploadCertificate(
  ctx: RequestContext,
  form: FormData | null,
  applicationId: string,
  href: string,
) {
  // A body that is no form, or was cut off on the way, is told like a damaged file.
  if (!form) return refused(new FormData(), '', 'certificate:error.damaged')
  const group = String(form.get('group') ?? '')
  const file = form.get('file')
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const added = await addCertificate(ctx.domain, applicationId, { group, bytes })
  if (added.ok) return redirectWithNotice(href, 'saved')
  if (added.reason === 'not-found') return notFound()
  return refused(form, `file-${group}`, `certificate:error.${added.reason}`)
}

export const readUpload = (request: Request): Promise<FormData | null> => request.formData().catch(() => null)
