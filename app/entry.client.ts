import { enhanceEssay } from './ui/essay/page.ts'

/**
 * The script of the pages on which somebody writes. Nothing hydrates (docs/decisions/003): each page is complete
 * without it, and each enhancement is asked for by a data attribute. The editor is a chunk of its own; what takes
 * photographs is a script of its own, so that neither page pays for the other.
 */
async function enhance(): Promise<void> {
  const essay = document.querySelector<HTMLElement>('[data-essay]')
  if (essay) enhanceEssay(essay)
  const desk = document.querySelector<HTMLElement>('[data-desk]')
  if (desk) (await import('./ui/desk/page.ts')).enhanceDesk(desk)
  const watched = document.querySelector<HTMLElement>('[data-watch]')
  if (watched) (await import('./ui/pages/watch.ts')).watchProgress(watched)
  if (document.querySelector('[data-editor="rich"]')) {
    const { mountEditors } = await import('./ui/editor/mount.tsx')
    mountEditors()
  }
}

void enhance()
