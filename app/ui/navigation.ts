import type { Translate } from '#app/i18n/translate.server.ts'

type Viewer = { kind: 'visitor' | 'applicant' } | { kind: 'staff'; roles: readonly string[] }

/** The header's links for this viewer; the one whose address begins the current path is marked. */
export function navigationFor(viewer: Viewer, locale: string, t: Translate, pathname: string) {
  const items: { href: string; text: string }[] = []
  const add = (path: string, text: string) => items.push({ href: `/${locale}${path}`, text })
  if (viewer.kind === 'visitor') add('/contests', t('common:nav.contests'))
  if (viewer.kind === 'applicant') add('/application', t('common:nav.application'))
  if (viewer.kind === 'staff') {
    const is = (role: string) => viewer.roles.includes(role)
    if (is('organiser')) {
      add('/organiser/contests', t('common:nav.contests'))
      add('/organiser/partners', t('common:nav.partners'))
      add('/organiser/messages', t('common:nav.messages'))
    }
    if (is('organiser') || is('coordinator') || is('partner')) add('/children', t('status:child.nav'))
    if (is('organiser') || is('coordinator')) add('/deliveries', t('handover:deliveries.nav'))
    if (is('juror')) add('/jury', t('common:nav.jury'))
    if (is('safeguarding')) add('/safeguarding', t('concern:list.title'))
    if (is('transcriber')) add('/transcribe', t('common:nav.typing'))
    if (is('administrator')) {
      add('/administrator/accounts', t('common:nav.accounts'))
      add('/administrator/audit', t('common:nav.audit'))
    }
    if (is('partner')) add('/partner', t('common:nav.partner'))
    if (is('organiser') || is('technician')) add('/workshop', t('workshop:nav'))
    if (is('coordinator') || is('technician')) add('/work', t('common:nav.work'))
  }
  return items.map((item) => ({
    ...item,
    current: pathname === item.href || pathname.startsWith(`${item.href}/`),
  }))
}
