import { type Command, Option } from 'commander'
import { calibrateFileLinear } from '#app/domain/scoring/calibrate-file.server.ts'
import { calibrateFileRasch } from '#app/domain/scoring/calibrate-file-rasch.server.ts'
import type { CalibrationReport } from '#app/domain/scoring/calibration-report.ts'
import { parseWeights } from '#app/domain/scoring/weights.ts'
import { ratingsFrom } from '../ratings-argument.ts'
import { Sentence } from '../sentence.ts'
import { type AddVerb, print, say } from '../verb.ts'

type Options = {
  model: 'linear' | 'rasch'
  halo: boolean
  thresholds: 'rating-scale' | 'partial-credit'
  weights?: string
  json?: boolean
}

const figure = (value: number | null | undefined) => (value === null || value === undefined ? '–' : value.toFixed(3))

function summary(report: CalibrationReport & { seconds: number }): string {
  const best = [...report.essays].sort((a, b) => b.measure - a.measure).slice(0, 10)
  return [
    `${report.model}: ${report.essays.length} essays, ${report.jurors.length} jurors, components ${report.components}`,
    `variance: essay ${figure(report.variance.essay)}, juror ${figure(report.variance.juror)}, ${report.model === 'rasch' ? 'review' : 'residual'} ${figure(report.variance.review ?? report.variance.residual)}`,
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
      new Option(
        '--model <model>',
        'linear: crossed random effects on weighted totals, REML; rasch: many-facet Rasch with halo, marginal maximum likelihood',
      )
        .choices(['linear', 'rasch'])
        .default('linear'),
    )
    .option('--no-halo', 'rasch: no halo, severities as fixed effects, as TAM does it; errors are then too small')
    .addOption(
      new Option('--thresholds <kind>', 'rasch: steps shared by all criteria, or own ones')
        .choices(['rating-scale', 'partial-credit'])
        .default('rating-scale'),
    )
    .option('--weights <weights>', 'weights of criteria in raw and linear totals as c1=2,c2=1; those not named weigh 1')
    .option(
      '--json',
      'print one JSON object; severity is positive for harsher jurors; linear in units of the scores, rasch in logits; se of an essay is that given the mean; numbers that cannot be told are null',
    )
  command.action((path: string, { model: wanted, halo, thresholds, weights: text, json }: Options) => {
    const ratings = ratingsFrom(command, path)
    const weights = parseWeights(text, ratings.criteria)
    if (typeof weights === 'string') command.error(`error: ${weights}`)
    const start = performance.now()
    const result =
      wanted === 'linear'
        ? calibrateFileLinear(ratings, weights)
        : calibrateFileRasch(ratings, weights, { halo, thresholds })
    if (result === null) throw new Sentence('No criterion has two different scores: there is nothing to calibrate.')
    const { model, converged, iterations, ...rest } = result
    const seconds = Math.round(performance.now() - start) / 1000
    const report = { model, converged, iterations, seconds, ...rest }
    for (const note of report.notes) say(note)
    print(json, report, summary(report))
  })
}
