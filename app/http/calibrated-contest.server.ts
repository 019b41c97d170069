import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Contest } from '#app/domain/contest/contest.ts'
import { mayJoin } from '#app/domain/scoring/rules.ts'
import { type CalibrationView, viewCalibration } from '#app/domain/scoring/view-calibration.server.ts'
import { contestOf, headOf } from './contest-of.server.ts'
import type { RequestContext } from './context.server.ts'

/** The contest of a page about its calibration, and the calibration when there is one and the viewer may see it. */
export async function calibratedContest(
  ctx: RequestContext,
  params: LoaderFunctionArgs['params'],
): Promise<{ contest: Contest; head: ReturnType<typeof headOf> & { over: boolean }; found: CalibrationView | null }> {
  const contest = await contestOf(ctx, params)
  return {
    contest,
    head: { ...headOf(ctx, contest), over: mayJoin(contest.state) },
    found: await viewCalibration(ctx.domain, contest),
  }
}
