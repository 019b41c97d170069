import { type Context, ok, refuse } from '../context.ts'
import { changeSection, type Saved } from './change-section.server.ts'
import type { RegionInput } from './input.server.ts'

/**
 * Saves the region, one of the contest's. Another region clears the district and village of the former; what is
 * submitted already stays whole, so there the region is saved with its district (`saveDistrict`).
 */
export function saveRegion(ctx: Context, applicationId: string, input: RegionInput): Promise<Saved<'region'>> {
  return changeSection<'region'>(ctx, applicationId, 'place', input.version, ({ application, contest }) => {
    if (!contest.regions.includes(input.region)) return refuse('region')
    return ok({
      same: application.region === input.region || application.state === 'submitted',
      change: { region: input.region, district: null, village: '' },
    })
  })
}
