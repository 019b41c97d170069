import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { groupsInput, noGroup } from '#app/domain/application/input.server.ts'
import { saveGroups } from '#app/domain/application/save-groups.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { openSection, saveSection } from '#app/http/section-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { rowsOf } from '#app/ui/application-rows.tsx'
import { GroupsFields } from '#app/ui/details-fields.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionForm } from '#app/ui/section-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { view, from } = await openSection(ctx, args.request)
  return { title: ctx.t('application:section.groups'), view, noGroup, from }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  return saveSection(ctx, args.request, {
    section: 'groups',
    input: groupsInput,
    lists: ['groups'],
    save: saveGroups,
    told: () => ({ group: { field: 'groups', key: 'application:error.groups.empty' } }),
  })
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
