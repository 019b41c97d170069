import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listRepairs } from '#app/domain/handover/list-repairs.server.ts'
import { repairSteps, workOnRepair } from '#app/domain/handover/work-on-repair.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { forbidden, notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { refused } from '#app/http/form.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Card, CardGrid } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const repairs = await listRepairs(ctx.domain)
  return {
    title: ctx.t('handover:repairs.title'),
    repairs: repairs.map(({ region, openedAt, ...repair }) => ({
      ...repair,
      region: region[ctx.locale],
      day: formatDate(ctx.locale, openedAt),
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const form = await args.request.formData()
  const step = repairSteps.find((one) => one === form.get('step'))
  if (!step) return notFound()
  const outcome = await workOnRepair(ctx.domain, String(form.get('case') ?? ''), step)
  if (outcome.ok) return redirectWithNotice(ctx.href('/workshop/repairs'), outcome.value.stays ? 'inStock' : 'saved')
  if (outcome.reason === 'unknown') return notFound()
  if (outcome.reason === 'forbidden') return forbidden()
  return refused(form, '', `handover:repairs.error.${outcome.reason}`)
}

export default function Repairs() {
  const { title, repairs } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  return (
    <Page
      title={title}
      lead={t('handover:repairs.lead')}
      back={{ href: `/${locale}/workshop`, text: t('workshop:title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
    >
      {repairs.length === 0 ? (
        <EmptyState title={t('handover:repairs.none')}>{t('handover:repairs.noneHint')}</EmptyState>
      ) : (
        <CardGrid>
          {repairs.map((repair) => (
            <Card
              key={repair.id}
              title={`${repair.label} · ${repair.model || t(`allocation:class.${repair.class}`)}`}
              href={`/${locale}/workshop/label/${repair.label}`}
              meta={`${repair.region} · ${repair.day}`}
            >
              {repair.said ? <p>«{repair.said}»</p> : null}
              <p>{t(`handover:repairs.next.${repair.next}`)}</p>
              {repair.next === 'bench' ? null : (
                <form method="post" noValidate>
                  <input type="hidden" name="case" value={repair.id} />
                  <ButtonRow>
                    <Button name="step" value={repair.next} kind="secondary">
                      {t(`handover:repairs.step.${repair.next}`)}
                    </Button>
                    {repair.next === 'take-in' ? (
                      <Button name="step" value="solve" kind="quiet">
                        {t('handover:repairs.step.solve')}
                      </Button>
                    ) : null}
                  </ButtonRow>
                </form>
              )}
            </Card>
          ))}
        </CardGrid>
      )}
    </Page>
  )
}
