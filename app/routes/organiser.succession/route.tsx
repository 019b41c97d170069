import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { confirmSuccession } from '#app/domain/allocation/confirm-succession.server.ts'
import { deviceClassOrAny } from '#app/domain/allocation/device-class.ts'
import { listFreed } from '#app/domain/allocation/list-freed.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { formatCode } from '#app/ui/format-code.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

/** Devices that became free, each with whose turn it is and why; an organiser confirms one by one. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  return {
    title: ctx.t('lists:succession.title'),
    head: headOf(ctx, contest),
    freed: (await listFreed(ctx.domain, contest.id)).map((one) => ({
      ...one,
      device: ctx.t(`allocation:class.${deviceClassOrAny(one.class)}`),
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const form = await args.request.formData()
  const [goneId, nextId] = [String(form.get('gone') ?? ''), String(form.get('next') ?? '')]
  const outcome = await confirmSuccession(ctx.domain, { contestId: contest.id, goneId, nextId })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/organiser/contests/${contest.id}/succession`), 'saved')
  return outcome.reason === 'unknown' ? notFound() : refused(form, '', `lists:error.${outcome.reason}`)
}

export default function Succession() {
  const { title, head, freed } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t, locale } = useTranslate()
  return (
    <Page
      title={title}
      lead={t('lists:succession.lead')}
      back={{ href: `/${locale}/organiser/contests/${head.contestId}/answers`, text: t('lists:answers.title') }}
      before={
        <>
          <ContestNav {...head} current="lists" />
          <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
        </>
      }
    >
      {freed.length === 0 ? <p>{t('lists:succession.none')}</p> : null}
      {freed.map(({ goneId, code, why, device, next }) => (
        <section key={goneId}>
          <h2>{t('lists:succession.freed', { code: formatCode(code), device })}</h2>
          <p>{t(`lists:succession.why.${why}`)}</p>
          {next ? (
            <form method="post">
              <input type="hidden" name="gone" value={goneId} />
              <input type="hidden" name="next" value={next.applicationId} />
              <p>
                <strong>{t('lists:succession.next', { code: formatCode(next.code) })}</strong>{' '}
                {t(`lists:succession.by.${next.by}`)}
              </p>
              <Button>{t('lists:succession.confirm')}</Button>
            </form>
          ) : (
            <p>{t('lists:succession.nobody')}</p>
          )}
        </section>
      ))}
    </Page>
  )
}
