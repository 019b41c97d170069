/** What files are kept for. Each use case that adds a kind says how long it is kept. */
export type FileKind = 'essay-page' | 'essay-page-thumbnail' | 'certificate' | 'consent-paper'

export type NewFile = {
  bytes: Uint8Array
  mediaType: string
  kind: FileKind
  /** whose file it is: deleted with the withdrawal of this application */
  applicationId: string
  /** the end of keeping, at the latest */
  deleteAfter: Date
}

/** A file that lies in the storage and that no row names yet. */
export type PutFile = Omit<NewFile, 'bytes'> & { id: string; key: string; sha256: string; size: number }
