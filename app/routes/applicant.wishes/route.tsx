import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { deviceClasses } from '#app/domain/allocation/device-class.ts'
import { wishesInput } from '#app/domain/application/input.server.ts'
import { saveWishes } from '#app/domain/application/save-wishes.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { openSection, saveSection } from '#app/http/section-page.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { rowsOf } from '#app/ui/application-rows.tsx'
import { Checkboxes } from '#app/ui/choices.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionForm } from '#app/ui/section-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  const { view, from } = await openSection(ctx, args.request)
  return { title: ctx.t('application:section.wishes'), view, from }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'applicant')
  return saveSection(ctx, args.request, {
    section: 'wishes',
    input: wishesInput,
    lists: ['classes'],
    save: saveWishes,
    told: () => ({}),
  })
}

export default function Wishes() {
  const { title, view, from } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const { t, locale } = useTranslate()
  const form = useFormState(problem, { classes: view.wishes.classes ?? [] })
  return (
    <SectionForm
      title={title}
      lead={t('application:wishes.lead')}
      version={view.wishes.version}
      from={from}
      errors={form.errors}
      stored={problem && 'conflict' in problem ? rowsOf('wishes', view, t, locale) : null}
    >
      <Checkboxes
        legend={t('application:wishes.row')}
        name="classes"
        hint={t('application:wishes.hint')}
        options={deviceClasses.map((one) => ({ value: one, label: t(`allocation:class.${one}`) }))}
        values={form.values('classes')}
        {...form.error('classes')}
      />
    </SectionForm>
  )
}
