/**
 * A path as it may stand in a log: without the query, and with `:id` for every part that could name somebody:
 * parts with a digit, with a capital letter or longer than 32 characters (codes, UUIDs, tokens), or not plain ASCII.
 */
export function maskedPath(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? ''
  return path
    .split('/')
    .map((part) => (/^[a-z._-]{0,32}$/.test(part) ? part : ':id'))
    .join('/')
    .slice(0, 200)
}
