import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { presentOwn } from '#app/domain/application/present.server.ts'
import { getOwnCard } from '#app/domain/card/get-own-card.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { ownApplication } from '#app/http/own-application.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { CodeCard } from '#app/ui/code.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { code, contest } = await presentOwn(ctx.domain, await ownApplication(ctx), ctx.locale)
  const card = await getOwnCard(ctx.domain)
  return { title: ctx.t('application:code.title'), code, card: card?.code ?? code, contestTitle: contest.title }
}

export default function Code() {
  const { title, code, card, contestTitle } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  return (
    <Page title={title} caption={contestTitle} lead={t('application:code.lead')}>
      <CodeCard label={t('application:code.label')} code={card} hint={t('application:code.hint')} />
      {card === code ? null : <p>{t('card:own.announced', { code })}</p>}
      <p>
        {t('application:code.print')} <a href={`/${locale}/application/card`}>{t('card:own.link')}</a>
      </p>
      <p>
        <a href={`/${locale}/application/pin`}>{t('card:pin.title')}</a>
      </p>
      <ButtonLink href={`/${locale}/application/details`}>{t('common:continue')}</ButtonLink>
    </Page>
  )
}
