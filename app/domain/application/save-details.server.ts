import { findUnit } from '#db/queries/region.server.ts'
import type { Context } from '../context.ts'
import type { Saved } from './change-section.server.ts'
import type { AboutInput, ContactInput, GroupsInput, PlaceInput, RegionInput, SchoolInput } from './input.server.ts'
import { saveAbout } from './save-about.server.ts'
import { saveContact } from './save-contact.server.ts'
import { saveDistrict } from './save-district.server.ts'
import { saveGroups } from './save-groups.server.ts'
import { saveRegion } from './save-region.server.ts'
import { saveSchool } from './save-school.server.ts'
import type { DetailsSection } from './sections.ts'

/** What was typed well enough to be kept; a section that was not is left out. */
export type DetailsInput = {
  about?: AboutInput | undefined
  school?: SchoolInput | undefined
  /** the district, which says its region, or the region alone where the districts are too many for one list */
  place?: PlaceInput | RegionInput | undefined
  contact?: ContactInput | undefined
  groups?: GroupsInput | undefined
}

export type DetailsRefusal = {
  section: DetailsSection
  reason: 'not-found' | 'closed' | 'changed' | 'future' | 'age' | 'grade' | 'region' | 'district' | 'group'
}

/**
 * Saves the sections of the details page, each for itself: one that is refused does not take the others with it, so
 * that a mistyped number costs a child nothing but that number.
 */
export async function saveDetails(
  ctx: Context,
  applicationId: string,
  input: DetailsInput,
): Promise<{ refusals: DetailsRefusal[]; late: boolean }> {
  const { about, school, place, contact, groups } = input
  const refusals: DetailsRefusal[] = []
  let late = false
  const note = (section: DetailsSection, saved: Saved<DetailsRefusal['reason']>) => {
    if (!saved.ok) refusals.push({ section, reason: saved.reason })
    else if (saved.value.late) late = true
  }
  if (about) note('about', await saveAbout(ctx, applicationId, about))
  if (school) note('school', await saveSchool(ctx, applicationId, school))
  if (place) note('place', await savePlace(ctx, applicationId, place))
  if (contact) note('contact', await saveContact(ctx, applicationId, contact))
  if (groups) note('groups', await saveGroups(ctx, applicationId, groups))
  return { refusals, late }
}

async function savePlace(ctx: Context, applicationId: string, place: PlaceInput | RegionInput) {
  if ('region' in place) return saveRegion(ctx, applicationId, place)
  const unit = await findUnit(ctx.db, place.district)
  return saveDistrict(ctx, applicationId, { ...place, region: unit?.parent ?? '' })
}
