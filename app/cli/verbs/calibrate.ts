import { type Command, Option } from 'commander'
import { calibrateFileLinear } from '#app/domain/scoring/calibrate-file.server.ts'
import type { CalibrationReport } from '#app/domain/scoring/calibration-report.ts'
import { parseWeights } from '#app/domain/scoring/weights.ts'
import { ratingsFrom } from '../ratings-argument.ts'
import { type AddVerb, print, say } from '../verb.ts'

type Options = { model: 'linear'; weights?: string; json?: boolean }

const figure = (value: number | null | undefined) => (value === null || value === undefined ? '–' : value.toFixed(3))

function summary(report: CalibrationReport & { seconds: number }): string {
  const best = [...report.essays].sort((a, b) => b.measure - a.measure).slice(0, 10)
  return [
    `${report.model}: ${report.essays.length} essays, ${report.jurors.length} jurors, components ${report.components}`,
    `variance: essay ${figure(report.variance.essay)}, juror ${figure(report.variance.juror)}, residual ${figure(report.variance.residual)}`,
    `reliability ${figure(report.reliability)}, separation ${figure(report.separation)}`,
    ...best.map(({ id, raw, measure, se }) => `${id}\t${figure(measure)} ± ${figure(se)}\t(raw ${figure(raw)})`),
  ].join('\n')
}

export const calibrate: AddVerb = (program) => {
  const command: Command = program
    .command('calibrate')
    .description('compares essays fairly: corrects scores for the severity of jurors and says how certain that is')
    .argument('<ratings.csv>', 'columns essay, juror and one per criterion; whole numbers, empty = missing')
    .addOption(
      new Option('--model <model>', 'linear: crossed random effects on weighted totals, REML')
        .choices(['linear'])
        .default('linear'),
    )
    .option('--weights <weights>', 'weights of criteria as c1=2,c2=1; those not named weigh 1')
    .option('--json', 'print one JSON object; severity is positive for harsher jurors, se that given the mean')
  command.action((path: string, { weights: text, json }: Options) => {
    const ratings = ratingsFrom(command, path)
    const weights = parseWeights(text, ratings.criteria)
    if (typeof weights === 'string') command.error(`error: ${weights}`)
    const start = performance.now()
    const result = calibrateFileLinear(ratings, weights)
    const { model, converged, iterations, ...rest } = result
    const seconds = Math.round(performance.now() - start) / 1000
    const report = { model, converged, iterations, seconds, ...rest }
    for (const note of report.notes) say(note)
    print(json, report, summary(report))
  })
}
