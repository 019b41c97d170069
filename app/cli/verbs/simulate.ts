import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { type Scenario, scenarios, simulateFiles } from '#app/domain/scoring/simulate-file.server.ts'
import { type AddVerb, print, say } from '../verb.ts'
import { wholeNumber } from '../whole-number.ts'

type Options = {
  essays: number
  jurors: number
  reviews: number
  scenario: Scenario
  seed: number
  out?: string
  json?: boolean
}

export const simulate: AddVerb = (program) => {
  const command: Command = program
    .command('simulate')
    .description('makes up a contest whose truth is known: scores 0 to 4 on five criteria')
    .option('--essays <number>', 'essays', wholeNumber(1, 1_000_000), 2000)
    .option('--jurors <number>', 'jurors', wholeNumber(1, 100_000), 120)
    .option('--reviews <number>', 'reviews of each essay', wholeNumber(1, 50), 3)
    .addOption(
      new Option(
        '--scenario <name>',
        'clean: jurors differ in severity alone; halo: and in what they think of each essay; messy: and in slope, per criterion, 5 % erratic; strata: halo, three languages with few bilingual jurors',
      )
        .choices(scenarios)
        .default('halo'),
    )
    .option('--seed <number>', 'the same seed gives the same contest', wholeNumber(0, 999_999_999), 1)
    .option('--out <folder>', 'write ratings.csv and the truth, essays.csv and jurors.csv, into this folder')
    .option('--json', 'print {"ratings", "essays", "jurors"}: the paths with --out, else the texts')
    .addHelpText('after', '\nWithout --out the ratings are printed as CSV, and the truth is not.')
  command.action(({ essays, jurors, reviews, scenario, seed, out, json }: Options) => {
    if (reviews > jurors) command.error(`error: an essay cannot get ${reviews} reviews from ${jurors} jurors`)
    if (scenario === 'strata' && jurors < 3 * reviews) {
      command.error(`error: three languages need at least ${3 * reviews} jurors for ${reviews} reviews of each essay`)
    }
    let files: ReturnType<typeof simulateFiles>
    try {
      files = simulateFiles({ essays, jurors, reviews }, scenario, seed)
    } catch (error) {
      if (error instanceof RangeError) command.error(`error: ${error.message}: take more jurors or another seed`)
      throw error
    }
    if (out === undefined) {
      if (!json) say('The truth is written with --out.')
      if (json) print(true, files, '')
      else process.stdout.write(files.ratings)
      return
    }
    mkdirSync(out, { recursive: true })
    const paths = {
      ratings: join(out, 'ratings.csv'),
      essays: join(out, 'essays.csv'),
      jurors: join(out, 'jurors.csv'),
    }
    writeFileSync(paths.ratings, files.ratings)
    writeFileSync(paths.essays, files.essays)
    writeFileSync(paths.jurors, files.jurors)
    print(json, paths, `Written: ${paths.ratings}, ${paths.essays}, ${paths.jurors}.`)
  })
}
