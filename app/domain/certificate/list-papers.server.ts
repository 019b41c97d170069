import { listClaims } from '#db/queries/application.server.ts'
import { listCertificates } from '#db/queries/certificate.server.ts'
import type { Context } from '../context.ts'
import { type ClaimPaper, toClaimPaper } from './certificate.ts'

/** The papers for the claims of an application. The caller has shown that the viewer may reach it. */
export async function listPapers(ctx: Pick<Context, 'db'>, applicationId: string): Promise<ClaimPaper[]> {
  const rows = await listCertificates(ctx.db, applicationId)
  const claims = await listClaims(ctx.db, applicationId)
  return claims.map(({ group_key: group }) =>
    toClaimPaper(
      group,
      rows.find((row) => row.group_key === group),
    ),
  )
}
