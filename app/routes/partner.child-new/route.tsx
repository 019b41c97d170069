import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contestTitle } from '#app/domain/contest/present.ts'
import { addChild } from '#app/domain/partner/add-child.server.ts'
import { newChildInput } from '#app/domain/partner/input.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { forbidden, notFound } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { actingPartner, partnerContest } from '#app/http/partner-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { AboutFields } from '#app/ui/details-fields.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Select } from '#app/ui/select.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const contest = await partnerContest(ctx, args.params)
  const { partners } = await actingPartner(ctx, null)
  return {
    title: ctx.t('partner:new.title'),
    contest: contestTitle(contest, ctx.locale),
    partners: partners.map(({ id, name }) => ({ value: id, label: name })),
    key: ctx.services.random.uuid(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const contest = await partnerContest(ctx, args.params)
  const form = await args.request.formData()
  const { partner } = await actingPartner(ctx, String(form.get('partner') ?? ''))
  const parsed = parseForm(newChildInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { id: partnerId } = partner
  const outcome = await addChild(ctx.domain, { ...parsed.value, contestId: contest.id, partnerId, locale: ctx.locale })
  if (outcome.ok) return redirect(ctx.href(`/partner/children/${outcome.value.applicationId}/details`))
  if (outcome.reason === 'known') return refused(form, 'givenName', 'partner:error.knownChild')
  if (outcome.reason === 'age') {
    const params = { min: contest.ageMin, max: contest.ageMax }
    return refused(form, 'birthDate', 'application:error.birthDate.age', params)
  }
  return outcome.reason === 'not-found' ? notFound() : forbidden()
}

export default function NewChild() {
  const { title, contest, partners, key } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), { key, partner: partners[0]?.value })
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      caption={contest}
      lead={t('partner:new.lead')}
      back={{ href: `/${locale}/partner`, text: t('partner:home.title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="key" value={form.value('key')} />
        {partners.length > 1 ? (
          <Select label={t('partner:organisation')} name="partner" options={partners} value={form.value('partner')} />
        ) : null}
        <AboutFields form={form} />
        <Button>{t('common:saveAndContinue')}</Button>
      </form>
    </Page>
  )
}
