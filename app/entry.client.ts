/**
 * The one script of the product. Nothing hydrates (docs/decisions/003): each page is complete without it, and each
 * enhancement is a chunk that is fetched only where the page asks for it by a data attribute.
 */
async function enhance(): Promise<void> {
  if (document.querySelector('[data-editor="rich"]')) {
    const { mountEditors } = await import('./ui/editor/mount.tsx')
    mountEditors()
  }
}

void enhance()
