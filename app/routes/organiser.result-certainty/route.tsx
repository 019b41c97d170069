import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getCertainty } from '#app/domain/certainty/get-certainty.server.ts'
import { listDoubtful } from '#app/domain/certainty/list-chances.server.ts'
import { requestCertainty } from '#app/domain/certainty/request-certainty.server.ts'
import { usualMost } from '#app/domain/certainty/rules.ts'
import { nameUnitsByCode } from '#app/domain/region/name-units.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { calibratedContest } from '#app/http/calibrated-contest.server.ts'
import { refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { CertaintyState } from '#app/ui/certainty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Notification } from '#app/ui/notification.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ResultPage } from '#app/ui/result-page.tsx'
import { DoubtfulSection } from './doubtful-section.tsx'
import { LineSection } from './line-section.tsx'
import { SureSection } from './sure-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true, script: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { contest, head, found: calibration } = await calibratedContest(ctx, args.params)
  const certainty = calibration ? await getCertainty(ctx.domain, contest) : null
  const found = certainty?.found ?? null
  const names = await nameUnitsByCode(
    ctx.domain,
    [...contest.regions, ...(found?.lines ?? []).map(({ node }) => node)],
    ctx.locale,
  )
  const named = (kato: string) => names.get(kato) ?? kato
  const regions = (found?.doubt?.regions ?? []).map((one) => ({
    ...one,
    name: named(one.region),
    applications: one.open,
  }))
  const wanted = new URL(args.request.url).searchParams.get('region')
  const chosen = regions.find(({ region }) => region === wanted) ?? regions[0] ?? null
  return {
    title: ctx.t('calibration:certainty.title'),
    head,
    calibrated: calibration !== null,
    stale: calibration?.stale ?? false,
    state: certainty && { pending: certainty.pending, failure: certainty.failure },
    found: found?.doubt
      ? { at: found.at, draws: found.draws, wrong: found.doubt.wrong, tenths: found.doubt.tenths }
      : null,
    earlier: found !== null && found.scoringRunId !== calibration?.run.id,
    regions,
    chosen,
    lines: (found?.lines ?? []).map((line) => ({ ...line, name: named(line.node) })),
    doubtful: found && chosen ? await listDoubtful(ctx.domain, contest, found.runId, chosen.region) : [],
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contestId = args.params.contestId ?? ''
  const form = await args.request.formData()
  const outcome = await requestCertainty(ctx.domain, { contestId, most: usualMost })
  if (outcome.ok) return redirect(ctx.href(`/organiser/contests/${contestId}/result/certainty`))
  return outcome.reason === 'unknown' ? notFound() : refused(form, '', `certainty:error.${outcome.reason}`)
}

export default function ResultCertainty() {
  const data = useLoaderData<typeof loader>()
  const { t } = useTranslate()
  const form = useFormState(useActionData<typeof action>(), {})
  const { head, found, state, regions, chosen } = data
  return (
    <ResultPage head={head} current="certainty" found={data.calibrated} stale={data.stale}>
      <ErrorSummary title={t('common:errorSummary')} errors={form.errors} />
      {state ? <CertaintyState {...state} /> : null}
      {data.earlier ? <Notification tone="warn">{t('certainty:sure.earlier')}</Notification> : null}
      {found ? (
        <>
          <SureSection {...found} regions={regions} />
          <LineSection lines={data.lines} />
          {chosen ? <DoubtfulSection {...data} draws={found.draws} chosen={chosen} /> : null}
        </>
      ) : null}
      {state?.pending ? null : (
        <form method="post">
          <p className="prose">{t('certainty:sure.ask')}</p>
          <Button kind={found && !data.earlier ? 'secondary' : 'primary'}>
            {t(found ? 'certainty:sure.again' : 'certainty:sure.submit')}
          </Button>
        </form>
      )}
    </ResultPage>
  )
}
