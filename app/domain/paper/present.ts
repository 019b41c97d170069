import { formatCode } from '#app/core/blinding/code.ts'
import type { OpenPages } from './open-pages.server.ts'
import { maxPages } from './rules.ts'

/** What the page of photographs shows. */
export function presentPages({ application, contest, pages, editable, typed, essay }: OpenPages) {
  return {
    applicationId: application.id,
    contestId: contest.id,
    code: formatCode(application.code),
    submitted: application.state === 'submitted',
    closesAt: contest.closesAt,
    editable,
    /** the typed text counts, whatever the pages say */
    typed: typed || essay.current.body !== '',
    left: maxPages - pages.length,
    pages: pages.map(({ id, width, height }) => ({ id, width, height })),
    /** of the bytes that came: what is here need not be sent again */
    known: pages.map(({ source_sha256 }) => source_sha256),
  }
}

export type PagesView = ReturnType<typeof presentPages>
