import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { districtInput } from '#app/domain/application/input.server.ts'
import { saveDistrict } from '#app/domain/application/save-district.server.ts'
import { listDistricts } from '#app/domain/region/list-districts.server.ts'
import { nameUnitsByCode } from '#app/domain/region/name-units.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { openSection, saveSection } from '#app/http/section-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { rowsOf } from '#app/ui/application-rows.tsx'
import { VillageField } from '#app/ui/details-fields.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionForm } from '#app/ui/section-form.tsx'
import { Select } from '#app/ui/select.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { dossier, view, from } = await openSection(ctx, args.request)
  const asked = new URL(args.request.url).searchParams.get('region') ?? dossier.application.region ?? ''
  if (!dossier.contest.regions.includes(asked)) throw redirect(ctx.href('/application/place'))
  return {
    title: ctx.t('application:place.districtTitle'),
    view,
    region: { kato: asked, name: (await nameUnitsByCode(ctx.domain, [asked], ctx.locale)).get(asked) ?? '' },
    districts: await listDistricts(ctx.domain, asked, ctx.locale),
    from,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  return saveSection(ctx, args.request, {
    section: 'place',
    input: districtInput,
    save: saveDistrict,
    told: () => ({
      district: { field: 'district', key: 'application:error.district.empty' },
    }),
  })
}

export default function District() {
  const { title, view, region, districts, from } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const form = useFormState(problem, { district: view.place.district ?? '', village: view.place.village })
  return (
    <SectionForm
      title={title}
      lead={t('application:place.inRegion', { name: region.name })}
      version={view.place.version}
      from={from}
      errors={form.errors}
      stored={problem && 'conflict' in problem ? rowsOf('place', view, t, locale) : null}
      back={{
        href: `/${locale}/application/place${from ? `?from=${from}` : ''}`,
        text: t('application:place.otherRegion'),
      }}
    >
      <input type="hidden" name="region" value={region.kato} />
      <Select
        label={t('application:place.district')}
        name="district"
        value={form.value('district')}
        placeholder={t('application:choose')}
        options={districts.map((unit) => ({ value: unit.kato, label: unit.name }))}
        {...form.error('district')}
      />
      <VillageField form={form} />
    </SectionForm>
  )
}
