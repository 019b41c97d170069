import type { Application } from '#app/domain/application/application.ts'
import { getConsentText } from '#app/domain/consent/get-consent-text.server.ts'
import { getContest } from '#app/domain/contest/get-contest.server.ts'
import { contestTitle } from '#app/domain/contest/present.ts'
import { formatDay } from '#app/i18n/format.ts'
import { translator } from '#app/i18n/translate.server.ts'
import { notFound } from './answer.server.ts'
import type { RequestContext } from './context.server.ts'
import { qrOf } from './qr.server.ts'

/** The consent of one application as a sheet to print and sign, in Kazakh and in Russian. */
export async function consentSheet(ctx: RequestContext, request: Request, application: Application) {
  const contest = await getContest(ctx.domain, application.contestId)
  if (!contest) return notFound()
  const origin = ctx.services.env.publicOrigin ?? new URL(request.url).origin
  const { code } = application
  const languages = await Promise.all(
    (['kk', 'ru'] as const).map(async (locale) => {
      const t = translator(locale)
      const text = await getConsentText(ctx.domain, locale)
      return {
        locale,
        contest: contestTitle(contest, locale),
        text,
        version: t('consent:text.version', { version: text.version }),
        labels: {
          child: t('consent:sheet.child'),
          birthDate: t('consent:sheet.birthDate'),
          school: t('consent:sheet.school'),
          guardian: t('consent:guardianName'),
          relation: t('consent:guardianRelation'),
          agree: t('consent:guardianAgrees'),
          signature: t('consent:sheet.signature'),
          date: t('consent:sheet.date'),
          own: t('consent:sheet.own'),
        },
        birthDate: application.birthDate ? formatDay(locale, application.birthDate) : '',
      }
    }),
  )
  return {
    code,
    // Read by whoever records the signed sheet.
    qr: qrOf(`${origin}/${ctx.locale}/children?code=${code}`),
    child: [application.familyName, application.givenName, application.patronymic].filter(Boolean).join(' '),
    school: application.school,
    languages,
  }
}
