import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { noGroup } from '#app/domain/application/input.server.ts'
import { presentOwn } from '#app/domain/application/present.server.ts'
import { saveDetails } from '#app/domain/application/save-details.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { typedValues } from '#app/http/form.server.ts'
import { editableApplication, nextPage, ownApplication } from '#app/http/own-application.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { rowsOf } from '#app/ui/application-rows.tsx'
import { AboutFields, ContactFields, GroupsFields, SchoolFields } from '#app/ui/details-fields.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionForm } from '#app/ui/section-form.tsx'
import { PlaceFields } from './place-fields.tsx'
import { placesOf } from './places.server.ts'
import { joinVersions, readDetails } from './read-details.server.ts'
import { tellRefusals } from './tell-refusals.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => pageTitle(shown)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const dossier = args.request.method === 'POST' ? await ownApplication(ctx) : await editableApplication(ctx)
  const view = await presentOwn(ctx.domain, dossier, ctx.locale)
  return {
    title: ctx.t('application:step.details'),
    view,
    version: joinVersions(view),
    places: await placesOf(ctx, dossier.contest.regions),
    noGroup,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const form = await args.request.formData()
  const { application, contest } = await ownApplication(ctx)
  const { wide } = await placesOf(ctx, contest.regions)
  const { input, issues } = readDetails(form, { district: !wide, groups: contest.groups.length > 0 })
  const { refusals, late } = await saveDetails(ctx.domain, application.id, input)
  if (refusals.some(({ reason }) => reason === 'not-found')) return notFound()
  const told = tellRefusals(refusals, contest)
  if (issues.length > 0 || told.issues.length > 0) {
    const problem = { issues: [...told.issues, ...issues], values: typedValues(form), changed: told.changed }
    return data(problem, { status: told.conflict ? 409 : 422 })
  }
  if (late) return redirectWithNotice(ctx.href('/application'), 'saved')
  const saved = await ownApplication(ctx)
  const region = wide ? String(form.get('region')) : saved.application.region
  if (saved.application.region !== region || saved.application.district === null) {
    return redirect(ctx.href(`/application/place/district?region=${region}`))
  }
  return redirectWithNotice(ctx.href(nextPage(saved)), 'saved')
}

export default function Details() {
  const { title, view, version, places, noGroup } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const { about, school, place, contact, groups } = view
  const [year, month, day] = (about.birthDate ?? '').split('-')
  const form = useFormState(problem, {
    familyName: about.familyName,
    givenName: about.givenName,
    patronymic: about.patronymic,
    birthDateDay: day,
    birthDateMonth: month,
    birthDateYear: year,
    school: school.school,
    grade: school.grade === null ? '' : String(school.grade),
    region: place.region,
    district: place.district,
    village: place.village,
    phone: contact.phone,
    email: contact.email,
    groups: groups.answered && groups.keys.length === 0 ? [noGroup] : groups.keys,
  })
  const changed = problem && 'changed' in problem ? problem.changed : []
  return (
    <SectionForm
      title={title}
      lead={t('application:details.lead')}
      version={version}
      from=""
      errors={form.errors}
      stored={changed.length > 0 ? changed.flatMap((section) => rowsOf(section, view, t, locale)) : null}
    >
      <h2>{t('application:section.about')}</h2>
      <AboutFields form={form} />
      <h2>{t('application:section.school')}</h2>
      <SchoolFields form={form} grades={view.contest.grades} />
      <h2>{t('application:section.place')}</h2>
      <PlaceFields form={form} {...places} />
      <h2>{t('application:section.contact')}</h2>
      <ContactFields form={form} />
      {view.contest.groups.length > 0 ? (
        <>
          <h2>{t('application:section.groups')}</h2>
          <p>{t('application:groups.lead')}</p>
          <GroupsFields form={form} groups={view.contest.groups} noGroup={noGroup} />
        </>
      ) : null}
    </SectionForm>
  )
}
