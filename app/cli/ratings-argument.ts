import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { type RatingsFile, readRatingsFile } from '#app/domain/scoring/ratings-file.server.ts'
import { say } from './verb.ts'

/** The reviews in a file, or exit code 2 with every problem on a line of its own. */
export function ratingsFrom(command: Command, path: string): (RatingsFile & { ok: true })['ratings'] {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    command.error(`error: ${path} cannot be read (${(error as { code?: string }).code ?? 'unknown'})`)
  }
  const read = readRatingsFile(bytes)
  if (!read.ok) command.error(read.problems.map((problem) => `error: ${path}: ${problem}`).join('\n'))
  if (read.withoutScore > 0) say(`${path}: ${read.withoutScore} reviews without any score are left out.`)
  return read.ratings
}
