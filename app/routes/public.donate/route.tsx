import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { deviceClasses } from '#app/domain/allocation/device-class.ts'
import { conditionInput, offerInput } from '#app/domain/donation/input.server.ts'
import { offerDevices } from '#app/domain/donation/offer-devices.server.ts'
import { type ReachAnswer, reachInWords } from '#app/domain/donation/reach-in-words.server.ts'
import { listDistricts } from '#app/domain/region/list-districts.server.ts'
import { listRegions } from '#app/domain/region/list-regions.server.ts'
import { allow } from '#app/http/allow.server.ts'
import type { RequestContext } from '#app/http/context.server.ts'
import { type FormProblem, parseForm, typedValues } from '#app/http/form.server.ts'
import { mayVisitorAsk, mayVisitorSend } from '#app/http/visitor-limit.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { DeviceFields } from './device-fields.tsx'
import { DonorFields } from './donor-fields.tsx'
import { EarmarkFields } from './earmark-fields.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => pageTitle(shown)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  return {
    title: ctx.t('donation:title'),
    regions: await listRegions(ctx.domain, ctx.locale),
    classes: deviceClasses,
    key: ctx.services.random.uuid(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'anyone')
  const form = await args.request.formData()
  const intent = form.get('intent')
  if (intent === 'district') return again(ctx, form, [])
  if (intent === 'ask') return ask(ctx, form, args.context.clientAddress)
  const parsed = parseForm(offerInput, form)
  if (!parsed.ok) return again(ctx, form, parsed.problem.issues)
  if (!(await mayVisitorSend(ctx, args.context.clientAddress, parsed.value.email))) {
    return again(ctx, form, [{ field: '', key: 'donation:error.tooMany' }])
  }
  const outcome = await offerDevices(ctx.domain, { ...parsed.value, locale: ctx.locale })
  if (outcome.ok) return redirect(ctx.href(`/donations/${outcome.value.code}?new=yes`))
  const field = outcome.reason === 'region' ? 'region' : 'earmarkRegion'
  return again(ctx, form, [{ field, key: 'donation:error.region' }])
}

async function ask(ctx: RequestContext, form: FormData, clientAddress: string) {
  const parsed = parseForm(conditionInput, form)
  if (!parsed.ok) return again(ctx, form, parsed.problem.issues)
  if (!(await mayVisitorAsk(ctx, clientAddress))) {
    return again(ctx, form, [{ field: '', key: 'donation:error.tooMany' }])
  }
  const outcome = await reachInWords(ctx.domain, parsed.value)
  if (!outcome.ok) return again(ctx, form, [{ field: 'earmarkRegion', key: 'donation:error.place' }])
  return again(ctx, form, [], outcome.value)
}

/** The form as it was typed, with the districts of its region; what was asked is answered beside it. */
async function again(ctx: RequestContext, form: FormData, issues: FormProblem['issues'], answer?: ReachAnswer) {
  const districts = await listDistricts(ctx.domain, String(form.get('earmarkRegion') ?? ''), ctx.locale)
  const shown = { issues, values: typedValues(form), districts, answer: answer ?? null }
  return data(shown, { status: issues.length > 0 ? 422 : 200 })
}

export default function Donate() {
  const { title, regions, classes, key } = useLoaderData<typeof loader>()
  const shown = useActionData<typeof action>()
  const form = useFormState(shown, { key, count: '1', fallback: 'open' })
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('donation:lead')}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <p>
        <a href={`/${locale}/donations`}>{t('donation:follow.link')}</a>
      </p>
      <form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="key" value={form.value('key')} />
        <DeviceFields form={form} classes={classes} regions={regions} />
        <EarmarkFields
          form={form}
          regions={regions}
          districts={shown?.districts ?? []}
          answer={shown?.answer ?? null}
        />
        <DonorFields form={form} />
        <Button>{t('donation:send')}</Button>
      </form>
    </Page>
  )
}
