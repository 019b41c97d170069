import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { decidePartner } from '#app/domain/partner/decide-partner.server.ts'
import { getPartner } from '#app/domain/partner/get-partner.server.ts'
import { colleagueInput, decisionInput } from '#app/domain/partner/input.server.ts'
import { inviteColleague } from '#app/domain/partner/invite-colleague.server.ts'
import { removeColleague } from '#app/domain/partner/remove-colleague.server.ts'
import { nameUnitsByCode } from '#app/domain/region/name-units.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { forbidden, notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import type { RequestContext } from '#app/http/context.server.ts'
import { invalid, parseForm, refused, typedValues } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { DecisionForms } from './decision-forms.tsx'
import { partnerRows } from './partner-rows.ts'
import { PeopleSection } from './people-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const found = await getPartner(ctx.domain, args.params.partnerId ?? '')
  if (!found) return notFound()
  const places = await nameUnitsByCode(ctx.domain, [found.partner.region], ctx.locale)
  return { title: found.partner.name, ...found, region: places.get(found.partner.region) ?? '' }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const partnerId = args.params.partnerId ?? ''
  const form = await args.request.formData()
  const here = ctx.href(`/organiser/partners/${partnerId}`)
  const origin = ctx.services.env.publicOrigin ?? new URL(args.request.url).origin
  if (form.get('what') === 'invite') return invite(ctx, form, partnerId, origin, here)
  if (form.get('what') === 'remove') {
    const removed = await removeColleague(ctx.domain, { partnerId, accountId: String(form.get('account') ?? '') })
    return removed.ok ? redirectWithNotice(here, 'saved') : notFound()
  }
  const parsed = parseForm(decisionInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await decidePartner(ctx.domain, { partnerId, origin, ...parsed.value })
  if (outcome.ok) return redirectWithNotice(here, 'saved')
  if (outcome.reason === 'not-found') return notFound()
  if (outcome.reason === 'forbidden') return forbidden()
  if (outcome.reason === 'reason') return refused(form, 'reason', 'partner:error.reason')
  return data({ issues: [{ field: '', key: 'error:conflict' }], values: typedValues(form) }, { status: 409 })
}

async function invite(ctx: RequestContext, form: FormData, partnerId: string, origin: string, here: string) {
  const parsed = parseForm(colleagueInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await inviteColleague(ctx.domain, { partnerId, origin, ...parsed.value })
  if (outcome.ok) return redirectWithNotice(here, 'sent')
  if (outcome.reason === 'not-found') return notFound()
  if (outcome.reason === 'forbidden') return forbidden()
  return refused(form, 'email', outcome.reason === 'known' ? 'partner:error.known' : 'partner:error.notNow')
}

export default function PartnerPage() {
  const { title, partner, region, decisions, children, accounts, invitations } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), { locale: partner.locale })
  return (
    <Page
      title={title}
      width="wide"
      back={{ href: `/${locale}/organiser/partners?state=${partner.state}`, text: t('partner:list.title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      tag={
        <StatusTag
          tone={
            ({ applied: 'waiting', approved: 'done', suspended: 'warn', refused: 'neutral' } as const)[partner.state]
          }
        >
          {t(`partner:states.${partner.state}`)}
        </StatusTag>
      }
    >
      {partner.reason ? (
        <Notification tone="warn" title={t('partner:told')}>
          {partner.reason}
        </Notification>
      ) : null}
      <SummaryList rows={partnerRows({ partner, region, children }, t, locale)} />
      <DecisionForms decisions={decisions} version={partner.version} email={partner.contact.email} form={form} />
      <PeopleSection
        accounts={accounts}
        invitations={invitations}
        inviting={partner.state === 'approved'}
        form={form}
      />
    </Page>
  )
}
