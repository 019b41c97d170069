import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { groupsInput, noGroup } from '#app/domain/application/input.server.ts'
import { presentOwn } from '#app/domain/application/present.server.ts'
import { saveGroups } from '#app/domain/application/save-groups.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import {
  cameFrom,
  editableApplication,
  ownApplication,
  sectionRefused,
  sectionSaved,
} from '#app/http/own-application.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { rowsOf } from '#app/ui/application-rows.tsx'
import { GroupsFields } from '#app/ui/details-fields.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionForm } from '#app/ui/section-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const dossier = args.request.method === 'POST' ? await ownApplication(ctx) : await editableApplication(ctx)
  const view = await presentOwn(ctx.domain, dossier, ctx.locale)
  return { title: ctx.t('application:section.groups'), view, noGroup, from: cameFrom(args.request) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const form = await args.request.formData()
  const parsed = parseForm(groupsInput, form, ['groups'])
  if (!parsed.ok) return invalid(parsed.problem)
  const { application } = await ownApplication(ctx)
  const saved = await saveGroups(ctx.domain, application.id, parsed.value)
  if (saved.ok) return sectionSaved(ctx, form, 'groups', saved.value)
  return sectionRefused(form, saved.reason, { group: { field: 'groups', key: 'application:error.groups.empty' } })
}

export default function Groups() {
  const { title, view, noGroup, from } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const { answered, keys, version } = view.groups
  const form = useFormState(problem, { groups: answered && keys.length === 0 ? [noGroup] : keys })
  return (
    <SectionForm
      title={title}
      lead={t('application:groups.lead')}
      version={version}
      from={from}
      errors={form.errors}
      stored={problem && 'conflict' in problem ? rowsOf('groups', view, t, locale) : null}
    >
      <GroupsFields form={form} groups={view.contest.groups} noGroup={noGroup} />
    </SectionForm>
  )
}
