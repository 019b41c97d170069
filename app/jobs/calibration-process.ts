import { computeRun } from '#app/domain/scoring/compute-run.server.ts'
import { finishRun } from '#app/domain/scoring/finish-run.server.ts'
import { createServices, systemContext } from '#app/services.server.ts'
import type { CalibrationOrder } from './calibration-message.ts'

// Computes one run and ends: started by the calibration job, so that no request waits for the processor.

// Without the server nobody would take the result.
process.on('disconnect', () => process.exit(1))
// A terminal's Ctrl-C reaches us too; the server decides when we end.
process.on('SIGINT', () => undefined)

process.once('message', (order: CalibrationOrder) => {
  void compute(order).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      process.exit(1)
    },
  )
})

async function compute({ env, databaseUrl, run }: CalibrationOrder): Promise<void> {
  const services = createServices(env, databaseUrl)
  try {
    const now = () => systemContext(services, 'calibration')
    await finishRun(now(), run, await computeRun(now, run))
  } finally {
    await services.close()
  }
}
