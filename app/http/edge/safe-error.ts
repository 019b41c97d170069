type Fields = Record<string, string | undefined>

/**
 * What of an error may be logged. PostgreSQL's messages, details and `where` quote the values of rows and
 * parameters, which are personal data: of its errors the code and the names of things stay, and where in our code.
 */
export function safeError(error: unknown): Fields {
  if (!(error instanceof Error)) return { type: typeof error }
  const given = error as Error & Fields & { severity?: string }
  const fromDatabase = given.severity !== undefined && given.code !== undefined
  if (!fromDatabase) return { type: error.name, message: error.message, stack: error.stack }
  return {
    type: error.name,
    code: given.code,
    constraint: given.constraint,
    table: given.table,
    column: given.column,
    routine: given.routine,
    stack: error.stack
      ?.split('\n')
      .filter((frame) => /^\s+at /.test(frame))
      .join('\n'),
  }
}
