import { addPage } from '#app/domain/paper/add-page.server.ts'
import { changePages } from '#app/domain/paper/change-pages.server.ts'
import { notFound, redirectWithNotice } from './answer.server.ts'
import type { RequestContext } from './context.server.ts'
import { refused } from './form.server.ts'

/** What a form of the page of photographs does; `href` is that page. */
export async function changePhotos(ctx: RequestContext, request: Request, applicationId: string, href: string) {
  const form = await readUpload(request)
  if (!form) return refused(new FormData(), 'file', 'paper:error.damaged')
  const intent = form.get('intent')
  const pageId = String(form.get('page') ?? '')
  if (intent === 'up' || intent === 'down' || intent === 'remove') {
    const changed = await changePages(ctx.domain, applicationId, { kind: intent, pageId })
    if (changed.ok) return redirectWithNotice(href, 'saved')
    return changed.reason === 'not-found' ? notFound() : refused(form, '', `paper:error.${changed.reason}`)
  }
  const added = await addPhoto(ctx, form, applicationId)
  if (added.ok) return redirectWithNotice(href, 'saved')
  if (added.reason === 'not-found') return notFound()
  return refused(form, intent === 'replace' ? '' : 'file', `paper:error.${added.reason}`)
}

/** What the script sends, one page a request; what is wrong comes back as a sentence in the reader's language. */
export async function addPhotoByScript(ctx: RequestContext, request: Request, applicationId: string) {
  const form = await readUpload(request)
  const added = form ? await addPhoto(ctx, form, applicationId) : ({ ok: false, reason: 'damaged' } as const)
  if (added.ok) return Response.json({ repeated: added.value.repeated })
  if (added.reason === 'not-found') return notFound()
  return Response.json({ error: ctx.t(`paper:error.${added.reason}`) }, { status: 422 })
}

async function addPhoto(ctx: RequestContext, form: FormData, applicationId: string) {
  const file = form.get('file')
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const pageId = String(form.get('page') ?? '')
  return addPage(ctx.domain, applicationId, { bytes, ...(pageId ? { replaces: pageId } : {}) })
}

/** A body that is no form, or was cut off on the way, is told like a damaged picture. */
async function readUpload(request: Request): Promise<FormData | null> {
  return request.formData().catch(() => null)
}
