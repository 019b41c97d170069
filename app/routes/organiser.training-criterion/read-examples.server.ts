import type { LevelExample } from '#app/domain/training/get-level-examples.server.ts'

const name = /^(\d{1,2})-(kk|ru|en)$/

/** The fields `examples.SCORE-LANGUAGE`; others are none of the form's. */
export function readExamples(fields: Readonly<Record<string, string>>): LevelExample[] {
  return Object.entries(fields).flatMap(([field, body]) => {
    const [, score, language] = name.exec(field) ?? []
    return score && language ? [{ score: Number(score), language: language as LevelExample['language'], body }] : []
  })
}
