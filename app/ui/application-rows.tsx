import type { OwnApplication } from '#app/domain/application/present.server.ts'
import type { SectionName } from '#app/domain/application/sections.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import type { Translate } from '#app/i18n/translate.server.ts'
import type { SummaryRow } from './summary-list.tsx'

export type ApplicationView = OwnApplication

type Relation = 'mother' | 'father' | 'adoptive' | 'guardian' | 'foster' | 'institution'

/** The answers of one section, as check page, conflicts and the status show them. Empty answers say so. */
export function rowsOf(section: SectionName, view: ApplicationView, t: Translate, locale: Locale): SummaryRow[] {
  const row = (key: string, value: string | number | null): SummaryRow => ({
    key,
    value: value === null || value === '' ? t('common:notGiven') : value,
  })
  const { about, school, place, contact, groups, wishes, consent, essay } = view
  switch (section) {
    case 'about':
      return [
        row(t('application:about.familyName'), about.familyName),
        row(t('application:about.givenName'), about.givenName),
        ...(about.patronymic ? [row(t('application:about.patronymic'), about.patronymic)] : []),
        row(t('application:about.birthDate'), about.birthDate && formatDay(locale, about.birthDate)),
      ]
    case 'school':
      return [row(t('application:school.school'), school.school), row(t('application:school.grade'), school.grade)]
    case 'place':
      return [
        row(t('application:place.region'), place.regionName),
        row(t('application:place.district'), place.districtName),
        ...(place.village ? [row(t('application:place.village'), place.village)] : []),
      ]
    case 'contact':
      return [
        row(t('application:contact.phone'), contact.phone),
        ...(contact.email ? [row(t('application:contact.email'), contact.email)] : []),
      ]
    case 'groups':
      return [
        row(
          t('application:groups.row'),
          groups.answered ? groups.names.join('; ') || t('application:groups.none') : '',
        ),
      ]
    case 'wishes':
      return [
        row(
          t('application:wishes.row'),
          wishes.classes?.map((one) => t(`allocation:class.${one}`)).join(', ') ?? t('application:wishes.any'),
        ),
      ]
    case 'consent':
      return [
        row(t('consent:guardianName'), consent.guardianName),
        row(t('consent:guardianRelation'), consent.relation && t(`consent:relation.${consent.relation as Relation}`)),
        row(t('consent:givenAt'), consent.guardianAt && formatDateTime(locale, consent.guardianAt)),
        ...(consent.needsChild
          ? [row(t('consent:childAt'), consent.childAt && formatDateTime(locale, consent.childAt))]
          : []),
      ]
    case 'essay':
      if (essay.handwritten) return [row(t('paper:pagesRow'), essay.pages)]
      return [row(t('essay:language'), t(`common:language_${essay.language}`)), row(t('essay:wordsRow'), essay.words)]
  }
}
