import { encode } from 'uqr'
import { formatCode } from '#app/core/blinding/code.ts'
import { listSheets } from '#db/queries/essay-page.server.ts'
import type { Dossier } from '../application/load-dossier.server.ts'
import { handledBy } from '../application/may-handle.ts'
import type { Contest } from '../contest/contest.ts'
import { contestTitle } from '../contest/present.ts'
import type { Context, Locale } from '../context.ts'

export type Sheet = {
  code: string
  contest: string
  /** for handing out; null on the child's own sheet */
  name: string | null
  /** the QR code's dark squares, row by row: `1` is dark */
  modules: string[]
}

/** As many as one print takes. */
export const sheetsAtOnce = 500

/** @param origin scheme and host that visitors type */
function qrModules(origin: string, locale: Locale, code: string): string[] {
  const { data } = encode(`${origin}/${locale}/papers/code/${code}`, { ecc: 'M', border: 0 })
  return data.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''))
}

/** The sheet of the child's own application. */
export function ownSheet({ application, contest }: Dossier, origin: string, locale: Locale): Sheet {
  return {
    code: formatCode(application.code),
    contest: contestTitle(contest, locale),
    name: null,
    modules: qrModules(origin, locale, application.code),
  }
}

/** Sheets for every child of a contest that the viewer may act for and that has no typed essay yet. */
export async function handledSheets(ctx: Context, contest: Contest, origin: string, locale: Locale): Promise<Sheet[]> {
  const rows = await listSheets(ctx.db, contest.id, handledBy(ctx.viewer), sheetsAtOnce)
  return rows.map((row) => ({
    code: formatCode(row.code),
    contest: contestTitle(contest, locale),
    name: `${row.family_name} ${row.given_name}`.trim() || null,
    modules: qrModules(origin, locale, row.code),
  }))
}
