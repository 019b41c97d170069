import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { noGroup } from '#app/domain/application/input.server.ts'
import { presentOwn } from '#app/domain/application/present.server.ts'
import { type DetailsRefusal, saveDetails } from '#app/domain/application/save-details.server.ts'
import { listDistrictsByRegion } from '#app/domain/region/list-districts-by-region.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { type FormIssue, typedValues } from '#app/http/form.server.ts'
import { ownChild } from '#app/http/partner-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { AboutFields, ContactFields, GroupsFields, SchoolFields, VillageField } from '#app/ui/details-fields.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Select } from '#app/ui/select.tsx'
import { readChild } from './read-child.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => pageTitle(shown)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const child = await ownChild(ctx, args.params)
  const view = await presentOwn(ctx.domain, child, ctx.locale)
  if (!view.editable && args.request.method === 'GET') {
    throw redirect(ctx.href(`/partner/children/${child.application.id}`))
  }
  return {
    title: ctx.t('partner:details.title'),
    id: child.application.id,
    view,
    regions: await listDistrictsByRegion(ctx.domain, child.contest.regions, ctx.locale),
    noGroup,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'partner')
  const { application, contest } = await ownChild(ctx, args.params)
  const form = await args.request.formData()
  const { input, issues } = readChild(form)
  const { refusals } = await saveDetails(ctx.domain, application.id, input)
  if (refusals.some(({ reason }) => reason === 'not-found')) return notFound()
  const told = refusals.map((refusal) => issueOf(refusal, contest))
  if (issues.length > 0 || told.length > 0) {
    const conflicting = refusals.some(({ reason }) => reason === 'changed' || reason === 'closed')
    return data({ issues: [...told, ...issues], values: typedValues(form) }, { status: conflicting ? 409 : 422 })
  }
  return redirectWithNotice(ctx.href(`/partner/children/${application.id}`), 'saved')
}

type Limits = { ageMin: number; ageMax: number }

function issueOf({ section, reason }: DetailsRefusal, limits: Limits): FormIssue {
  if (reason === 'age') {
    const params = { min: limits.ageMin, max: limits.ageMax }
    return { field: 'birthDate', key: 'application:error.birthDate.age', params }
  }
  if (reason === 'future') return { field: 'birthDate', key: 'application:error.birthDate.future' }
  if (reason === 'grade') return { field: 'grade', key: 'application:error.grade.empty' }
  if (reason === 'closed') return { field: '', key: 'partner:error.closed' }
  if (reason === 'changed') return { field: '', key: 'error:conflict' }
  return section === 'groups'
    ? { field: 'groups', key: 'application:error.groups.empty' }
    : { field: 'district', key: 'application:error.district.empty' }
}

const sections = ['about', 'school', 'place', 'contact', 'groups'] as const

export default function ChildDetails() {
  const { title, id, view, regions, noGroup } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const { about, school, place, contact, groups } = view
  const [year, month, day] = (about.birthDate ?? '').split('-')
  const form = useFormState(useActionData<typeof action>(), {
    ...about,
    birthDateDay: day,
    birthDateMonth: month,
    birthDateYear: year,
    school: school.school,
    grade: school.grade === null ? '' : String(school.grade),
    district: place.district,
    village: place.village,
    ...contact,
    groups: groups.answered && groups.keys.length === 0 ? [noGroup] : groups.keys,
  })
  return (
    <Page
      title={title}
      lead={t('partner:details.lead')}
      back={{ href: `/${locale}/partner/children/${id}`, text: t('partner:child.back') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      <form method="post" encType="multipart/form-data" noValidate>
        {sections.map((section) => (
          <input key={section} type="hidden" name={`version.${section}`} value={view[section].version} />
        ))}
        <h2>{t('partner:section.about')}</h2>
        <AboutFields form={form} />
        <h2>{t('partner:section.school')}</h2>
        <SchoolFields form={form} grades={view.contest.grades} />
        <h2>{t('partner:section.place')}</h2>
        <Select
          label={t('application:place.district')}
          name="district"
          placeholder={t('partner:chooseRegion')}
          value={form.value('district')}
          groups={regions.map((region) => ({
            label: region.name,
            options: region.districts.map(({ kato, name }) => ({ value: kato, label: name })),
          }))}
          {...form.error('district')}
        />
        <VillageField form={form} />
        <h2>{t('partner:section.contact')}</h2>
        <ContactFields form={form} />
        {view.contest.groups.length > 0 ? (
          <>
            <h2>{t('partner:section.groups')}</h2>
            <GroupsFields form={form} groups={view.contest.groups} noGroup={noGroup} />
          </>
        ) : null}
        <Button>{t('common:save')}</Button>
      </form>
    </Page>
  )
}
