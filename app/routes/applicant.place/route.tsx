import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { regionInput } from '#app/domain/application/input.server.ts'
import { saveRegion } from '#app/domain/application/save-region.server.ts'
import { listRegions } from '#app/domain/region/list-regions.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { ownApplication, sectionRefused } from '#app/http/own-application.server.ts'
import { openSection } from '#app/http/section-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { rowsOf } from '#app/ui/application-rows.tsx'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionForm } from '#app/ui/section-form.tsx'
import { Select } from '#app/ui/select.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { dossier, view, from } = await openSection(ctx, args.request)
  const regions = await listRegions(ctx.domain, ctx.locale)
  return {
    title: ctx.t('application:section.place'),
    view,
    regions: regions.filter((unit) => dossier.contest.regions.includes(unit.kato)),
    from,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const form = await args.request.formData()
  const parsed = parseForm(regionInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const { application } = await ownApplication(ctx)
  const saved = await saveRegion(ctx.domain, application.id, parsed.value)
  if (!saved.ok) {
    return sectionRefused(form, saved.reason, { region: { field: 'region', key: 'application:error.region.empty' } })
  }
  const from = form.get('from') === 'check' ? '&from=check' : ''
  return redirect(ctx.href(`/application/place/district?region=${parsed.value.region}${from}`))
}

export default function Place() {
  const { title, view, regions, from } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const form = useFormState(problem, { region: view.place.region ?? '' })
  const options = regions.map((unit) => ({ value: unit.kato, label: unit.name }))
  const field = { name: 'region', value: form.value('region'), ...form.error('region') }
  return (
    <SectionForm
      title={title}
      version={view.place.version}
      from={from}
      errors={form.errors}
      stored={problem && 'conflict' in problem ? rowsOf('place', view, t, locale) : null}
      buttons={<Button>{t('common:continue')}</Button>}
    >
      {options.length < 8 ? (
        <Radios legend={t('application:place.region')} options={options} {...field} />
      ) : (
        <Select
          label={t('application:place.region')}
          options={options}
          placeholder={t('application:choose')}
          {...field}
        />
      )}
    </SectionForm>
  )
}
