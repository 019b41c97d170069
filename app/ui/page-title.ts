/** The document's title from a loader that returns `title`. */
export function pageTitle(data: { title: string } | undefined): { title: string }[] {
  return [{ title: data ? `${data.title} · Qarmaq` : 'Qarmaq' }]
}
