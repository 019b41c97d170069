import { z } from 'zod'
import {
  aboutInput,
  consentInput,
  contactInput,
  essayBody,
  essayFields,
  schoolInput,
} from '../application/input.server.ts'

const districtCell = z
  .string({ error: 'application:error.district.empty' })
  .regex(/^\d{9}-\d{9}$/, 'application:error.district.empty')

/** A whole application on one page, typed from paper. The district comes with its region: `region-district`. */
export const entryInput = z
  .object({
    key: z.uuid('application:error.start.key'),
    place: districtCell.transform((typed) => {
      const [region = '', district = ''] = typed.split('-')
      return { region, district }
    }),
    village: z.string().max(120, 'application:error.tooLong').catch(''),
    groups: z.array(z.string().max(60)).catch([]),
    locale: z.enum(['kk', 'ru', 'en']).catch('kk'),
    guardianConsent: z.literal('yes', 'screening:error.consent.empty'),
    childConsent: z.literal('yes').optional().catch(undefined),
    guardianName: consentInput.shape.guardianName,
    guardianRelation: consentInput.shape.guardianRelation,
    phone: contactInput.shape.phone,
    email: contactInput.shape.email,
    school: schoolInput.shape.school,
    grade: schoolInput.shape.grade,
    essayLanguage: essayFields.language,
    body: essayBody,
  })
  .and(aboutInput)
