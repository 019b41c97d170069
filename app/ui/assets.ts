import { createContext } from 'react'

/** Addresses of built files that the document names; filled by `entry.server.tsx`. */
export const Assets = createContext<{ script: string }>({ script: '' })
