import { createContext } from 'react'

/** The scripts there are: a page names the one it has in `handle.script`. */
export type PageScript = 'writing' | 'photos'

/** Addresses of built files that the document names; filled by `entry.server.tsx`. */
export const Assets = createContext<Record<PageScript, string>>({ writing: '', photos: '' })
