import { enhanceEssay } from './ui/essay/page.ts'

/**
 * The one script of the product. Nothing hydrates (docs/decisions/003): each page is complete without it, and each
 * enhancement is asked for by a data attribute. The applicant's are small and here; the editor is a chunk of its own.
 */
async function enhance(): Promise<void> {
  const essay = document.querySelector<HTMLElement>('[data-essay]')
  if (essay) enhanceEssay(essay)
  const photos = document.querySelector<HTMLElement>('[data-photos]')
  if (photos) (await import('./ui/pages/photos.ts')).enhancePhotos(photos)
  const desk = document.querySelector<HTMLElement>('[data-desk]')
  if (desk) (await import('./ui/desk/page.ts')).enhanceDesk(desk)
  if (document.querySelector('[data-editor="rich"]')) {
    const { mountEditors } = await import('./ui/editor/mount.tsx')
    mountEditors()
  }
}

void enhance()
