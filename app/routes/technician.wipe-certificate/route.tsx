import type { LoaderFunctionArgs } from '@remix-run/node'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { deviceName, deviceOf } from '#app/http/device-of.server.ts'
import { pdfAnswer } from '#app/http/pdf-answer.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'

/** The certificate of a wipe that passed, for whoever gave the device. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const { device, wipes } = await deviceOf(ctx, args.params)
  const wipe = wipes.find(({ id, outcome }) => id === args.params.wipeId && outcome === 'passed')
  if (!wipe) return notFound()
  const { t } = ctx
  const rows = [
    [t('workshop:label'), device.label],
    [t('workshop:device'), deviceName(ctx, device)],
    [t('workshop:serial'), wipe.serial],
    [t('workshop:wipe.category'), t(`workshop:wipe.categories.${wipe.category}`)],
    [t('workshop:wipe.method'), wipe.method],
    [t('workshop:wipe.tool'), wipe.tool],
    [t('workshop:history.who'), wipe.by],
    [t('workshop:history.when'), formatDateTime(ctx.locale, wipe.at)],
    [t('workshop:wipe.certificateNumber'), wipe.id],
  ] as const
  return pdfAnswer(ctx, `qarmaq-${device.label}`, t('workshop:wipe.certificateTitle'), [
    { kind: 'paragraph', text: t('workshop:wipe.certificateBody') },
    { kind: 'facts', rows: rows.filter(([, value]) => value !== '') },
  ])
}
