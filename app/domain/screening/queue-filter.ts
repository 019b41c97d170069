import { foldForSearch } from '#app/core/blinding/fold.ts'
import type { QueueFilter } from '#db/queries/screening.server.ts'
import type { Viewer } from '../context.ts'
import { type QueuePartName, screenedRegions } from './rules.ts'

/** What the viewer asked to see. */
export type QueueRequest = {
  contestId: string
  part: QueuePartName
  region: string | null
  language: string | null
  search: string
}

/** The viewer's own regions bound what was asked for. */
export function filterFor(viewer: Viewer, request: QueueRequest): QueueFilter {
  const mine = screenedRegions(viewer)
  const { region } = request
  const asked = region === null ? mine : mine === null || mine.includes(region) ? [region] : []
  const words = foldForSearch(request.search).split(' ')
  const code = request.search.toUpperCase().replace(/[\s–—-]/g, '')
  return {
    contestId: request.contestId,
    part: request.part,
    regions: asked,
    language: request.language,
    nameWords: words.filter((word) => word !== ''),
    codePart: /^[0-9A-Z]{3,9}$/.test(code) ? code.replaceAll('O', '0').replace(/[IL]/g, '1') : '',
  }
}
