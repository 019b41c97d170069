/** What the page after a form may say, each a text below `common:notice.` */
export const notices = [
  'saved',
  'submitted',
  'withdrawn',
  'created',
  'sent',
  'deleted',
  'approved',
  'published',
  'unpublished',
  'recused',
  'passed-on',
  'assigned',
  'imported',
  'compared',
  'moved',
  'signed-out',
  'inStock',
  'committed',
  'listApproved',
  'restored',
] as const
export type Notice = (typeof notices)[number]
