import type { Place } from './people.server.ts'

export const zhambyl = '310000000'
export const almatyRegion = '190000000'
export const kostanay = '390000000'
export const turkistan = '610000000'
/** Шу ауданы */
export const shu = '316600000'

/** Where the children of the later contests live. */
export const placesOf: Readonly<Record<string, readonly Place[]>> = {
  [zhambyl]: [
    { district: '311000000', village: '' },
    { district: '313600000', village: 'Сарыкемер' },
    { district: '314200000', village: 'Бауыржан Момышұлы' },
    { district: '314800000', village: 'Қордай' },
    { district: '315400000', village: 'Меркі' },
    { district: '316600000', village: 'Төле би' },
  ],
  [almatyRegion]: [
    { district: '191000000', village: '' },
    { district: '193600000', village: 'Бақанас' },
    { district: '194000000', village: 'Есік' },
    { district: '195200000', village: 'Қаскелең' },
    { district: '196200000', village: 'Талғар' },
    { district: '196800000', village: 'Өтеген батыр' },
  ],
  [kostanay]: [
    { district: '391000000', village: '' },
    { district: '391600000', village: '' },
    { district: '393600000', village: 'Әулиекөл' },
    { district: '394400000', village: 'Жітіқара' },
    { district: '396200000', village: 'Сарыкөл' },
    { district: '396600000', village: 'Ұзынкөл' },
  ],
  [turkistan]: [
    { district: '611000000', village: '' },
    { district: '612000000', village: '' },
    { district: '614000000', village: 'Қазығұрт' },
    { district: '615200000', village: 'Ақсукент' },
    { district: '615400000', village: 'Дарбаза' },
    { district: '615600000', village: 'Шолаққорған' },
  ],
}
