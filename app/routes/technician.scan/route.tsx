import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { scanInput } from '#app/domain/device/input.server.ts'
import { scanDevices, scanTargets } from '#app/domain/device/scan-devices.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { WipeFields } from '#app/ui/wipe-fields.tsx'
import { ScanResults } from './scan-results.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => pageTitle(shown)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const asked = new URL(args.request.url).searchParams.get('to')
  return { title: ctx.t('workshop:scanPage.title'), targets: scanTargets, to: asked ?? 'received' }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const form = await args.request.formData()
  const parsed = parseForm(scanInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const results = await scanDevices(ctx.domain, parsed.value)
  // The target stays, so that the next batch needs only the scanner.
  return data({ issues: [], values: { ...Object.fromEntries(kept(form)), codes: [''] }, results })
}

const kept = (form: FormData) =>
  ['to', 'category', 'method', 'tool'].map((name) => [name, [String(form.get(name) ?? '')]])

export default function Scan() {
  const { title, targets, to } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = useFormState(answer, { to })
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('workshop:scanPage.lead')}
      back={{ href: `/${locale}/workshop`, text: t('workshop:title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      {answer && 'results' in answer ? <ScanResults results={answer.results} /> : null}
      <form method="post" encType="multipart/form-data" noValidate>
        <Radios
          legend={t('workshop:scanPage.to')}
          name="to"
          value={form.value('to')}
          options={targets.map((value) => ({ value, label: t(`workshop:is.${value}`) }))}
          {...form.error('to')}
        />
        <TextArea
          label={t('workshop:scanPage.codes')}
          hint={t('workshop:scanPage.codesHint')}
          name="codes"
          rows={8}
          spellCheck={false}
          value={form.value('codes')}
          {...form.error('codes')}
        />
        <p className="hint">{t('workshop:scanPage.wipeHint')}</p>
        <WipeFields form={form} />
        <Button>{t('workshop:scanPage.submit')}</Button>
      </form>
    </Page>
  )
}
