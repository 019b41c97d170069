import type { Command } from 'commander'
import { type AgreementFigures, agreementOfFile } from '#app/domain/scoring/agreement-file.server.ts'
import { parseWeights } from '#app/domain/scoring/weights.ts'
import { ratingsFrom } from '../ratings-argument.ts'
import { type AddVerb, print } from '../verb.ts'
import { wholeNumber } from '../whole-number.ts'

type Options = { weights?: string; bootstrap: number; seed: number; json?: boolean }

const figure = (value: number | null) => (value === null ? '–' : value.toFixed(3))

const line = (id: string, { alpha, icc, qwk }: AgreementFigures) =>
  `${id}\talpha ${figure(alpha.nominal)} nominal, ${figure(alpha.ordinal)} ordinal, ${figure(alpha.interval)} interval` +
  `\tICC(2) ${figure(icc[2])}, ICC(2,k) ${figure(icc['2k'])}\tqwk ${figure(qwk)}`

export const agreement: AddVerb = (program) => {
  const command: Command = program
    .command('agreement')
    .description('how far jurors agree, per criterion and on the weighted total')
    .argument('<ratings.csv>', 'columns essay, juror and one per criterion; whole numbers, empty = missing')
    .option('--weights <weights>', 'weights of criteria in the total as c1=2,c2=1; those not named weigh 1')
    .option('--bootstrap <times>', 'replications for 95 % intervals of alpha and kappa', wholeNumber(0, 100_000), 500)
    .option('--seed <number>', 'seed of the bootstrap', wholeNumber(0, 999_999_999), 1)
    .option(
      '--json',
      'print {"criteria": [{"id", "alpha", "icc", "qwk", "intervals", "iccBy", "k"}], "total": {…}}; null where nothing can be said',
    )
  command.action((path: string, { weights: text, bootstrap, seed, json }: Options) => {
    const ratings = ratingsFrom(command, path)
    const weights = parseWeights(text, ratings.criteria)
    if (typeof weights === 'string') command.error(`error: ${weights}`)
    const report = agreementOfFile(ratings, weights, { replications: bootstrap, seed: String(seed) })
    const lines = report.criteria.map(({ id, ...figures }) => line(id, figures))
    print(json, report, [...lines, line('total', report.total)].join('\n'))
  })
}
