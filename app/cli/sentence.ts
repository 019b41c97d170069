import { EnvError } from '#app/env.server.ts'
import { Sentence } from './install.mjs'

export { Sentence }

type SystemError = Error & { code?: string; path?: string; address?: string; port?: number; syscall?: string }

/** What happened in one sentence for an operator; null for a bug, whose stack is worth printing. */
export function sentenceFor(error: unknown): string | null {
  if (error instanceof Sentence || error instanceof EnvError) return error.message
  if (!(error instanceof Error)) return null
  const { code, path, address, port, syscall } = error as SystemError
  if (syscall === 'listen' && code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program: stop that one, or choose another with PORT=3001.`
  }
  if (syscall === 'listen' && code === 'EACCES') {
    return `This user may not listen on port ${port}: choose one above 1023 with PORT=3000.`
  }
  if (syscall === 'listen' || syscall === 'getaddrinfo') {
    return `The address ${address ?? 'in HOST'} cannot be listened on (${code}): set HOST to an address of this machine.`
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `This user may not write to ${path}: give it the right, or choose another folder with DATA_FOLDER.`
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') return `${path} is not a folder: choose another with DATA_FOLDER.`
  if (code === 'ENOSPC') return 'The disk is full: free some space and start again.'
  return null
}

/** Ends the process as an operator expects it: one sentence on standard error, exit code 1. */
export function reportFailure(error: unknown): void {
  const sentence = sentenceFor(error)
  console.error(sentence ?? error)
}
