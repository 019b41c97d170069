/** Whether PostgreSQL refused a statement for the named unique constraint (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return hasCode(error, '23505') && (error as { constraint?: unknown }).constraint === constraint
}

/** Whether PostgreSQL refused a statement for the named foreign key (SQLSTATE 23503). */
export function isForeignKeyViolation(error: unknown, constraint: string): boolean {
  return hasCode(error, '23503') && (error as { constraint?: unknown }).constraint === constraint
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && (error as { code?: unknown }).code === code
}
