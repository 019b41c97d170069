import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { leastConnectivity } from '#app/domain/scoring/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { calibratedContest } from '#app/http/calibrated-contest.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { ResultPage } from '#app/ui/result-page.tsx'
import { AgreementSection } from './agreement-section.tsx'
import { DesignSection } from './design-section.tsx'
import { LanguageSection } from './language-section.tsx'
import { MeaningSection } from './meaning-section.tsx'
import { RatingsSection } from './ratings-section.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const { contest, head, found } = await calibratedContest(ctx, args.params)
  const title = ctx.t('calibration:checks.title')
  if (!found) return { title, head, shown: null, stale: false }
  const { criteria, design, ...result } = found.result
  const nameOf = (id: string) => {
    const names = contest.criteria.find((criterion) => criterion.id === id)?.names
    return names ? names[ctx.locale] || names.kk : ''
  }
  return {
    title,
    head,
    stale: found.stale,
    shown: {
      ...result,
      planned: found.run.summary.planned,
      criteria: criteria.map(({ id, agreement }) => ({ name: nameOf(id), agreement })),
      design: { ...design, weak: design.parts.length === 1 && design.connectivity < leastConnectivity },
    },
  }
}

export default function ResultChecks() {
  const { head, shown, stale } = useLoaderData<typeof loader>()
  return (
    <ResultPage head={head} current="checks" found={shown !== null} stale={stale}>
      {shown ? (
        <>
          <MeaningSection {...shown} />
          <AgreementSection {...shown} />
          <DesignSection {...shown} />
          <LanguageSection {...shown} />
          <RatingsSection contestId={head.contestId} stale={stale} scale={shown.scale} />
        </>
      ) : null}
    </ResultPage>
  )
}
