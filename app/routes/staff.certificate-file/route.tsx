import type { LoaderFunctionArgs } from '@remix-run/node'
import { openCertificate } from '#app/domain/certificate/open-certificate.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { paperFile } from '#app/http/paper-file.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser', 'coordinator')
  const { applicationId = '', certificateId = '' } = args.params
  return paperFile(await openCertificate(ctx.domain, { applicationId, certificateId }))
}
