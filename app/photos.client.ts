import { enhancePhotos } from './ui/pages/photos.ts'

/** The script of the pages that take photographs (vite.page-scripts.ts). */
const photos = document.querySelector<HTMLElement>('[data-photos]')
if (photos) enhancePhotos(photos)
