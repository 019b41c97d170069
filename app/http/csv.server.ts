/** Signs with which a spreadsheet would begin a formula. */
const formula = /^[=+\-@\t\r]/

/**
 * A table as CSV for spreadsheets: with the mark of UTF-8, semicolons (as Excel wants it where the comma parts decimals)
 * and no cell that would run as a formula.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) => {
    if (typeof value === 'number') return String(value)
    const text = formula.test(value) ? `'${value}` : value
    return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`
}
