/** One file per namespace and language in `locales/`. */
export const namespaces = [
  'account',
  'allocation',
  'announcement',
  'application',
  'audit',
  'card',
  'certificate',
  'common',
  'concern',
  'consent',
  'contest',
  'desk',
  'error',
  'essay',
  'flag',
  'home',
  'jury',
  'jurytext',
  'message',
  'paper',
  'partner',
  'scoring',
  'screening',
  'status',
] as const

export type Namespace = (typeof namespaces)[number]
