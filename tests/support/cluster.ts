import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type EmbeddedCluster, ensureDatabase, startEmbedded } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.ts'
import { loadReference } from '#db/reference/load.server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** login on the maintenance database of the run's cluster */
    clusterUrl: string
    /** database with all migrations and the regions, to be cloned */
    templateName: string
    /** DATA_FOLDER of every server and seed of the run: they share a key, and names of files never meet */
    dataFolder: string
  }
}

const templateName = 'qarmaq_template'

const prefix = 'qarmaq-test-'

type Shared = { users: number; started: Promise<{ cluster: EmbeddedCluster; folder: string }> }

// Each project loads this module for itself, and all of them share one cluster.
const holder = globalThis as typeof globalThis & { qarmaqTestCluster?: Shared }

async function start(): Promise<{ cluster: EmbeddedCluster; folder: string }> {
  await sweep()
  const folder = await mkdtemp(join(tmpdir(), prefix))
  // As root the server runs as the user postgres, who has to reach its folder.
  await chmod(folder, 0o711)
  await writeFile(join(folder, 'owner'), String(process.pid))
  const cluster = await startEmbedded(folder, true)
  await ensureDatabase(cluster, templateName)
  await migrate(cluster.url(templateName))
  await loadReference(cluster.url(templateName))
  return { cluster, folder }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Ends the clusters of runs that were killed before they could end them. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const folder = join(tmpdir(), name)
    const read = (file: string) => readFile(join(folder, file), 'utf8').catch(() => '')
    const owner = Number.parseInt(await read('owner'), 10)
    if (!(owner > 0) || alive(owner)) continue
    const server = Number.parseInt(await read(join('data', 'postmaster.pid')), 10)
    if (server > 0 && alive(server)) process.kill(server, 'SIGQUIT')
    await rm(folder, { recursive: true, force: true })
  }
}

/** One PostgreSQL per run, with a migrated template that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  holder.qarmaqTestCluster ??= { users: 0, started: start() }
  const shared = holder.qarmaqTestCluster
  shared.users += 1
  const { cluster, folder } = await shared.started
  project.provide('clusterUrl', cluster.url('postgres'))
  project.provide('templateName', templateName)
  project.provide('dataFolder', join(folder, 'var'))
  return async () => {
    shared.users -= 1
    if (shared.users > 0) return
    delete holder.qarmaqTestCluster
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
