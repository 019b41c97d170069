import { calibrationJob } from './calibration.ts'
import { certaintyJob } from './certainty.ts'
import { checkInsJob } from './check-ins.ts'
import { familiesJob } from './families.ts'
import { filesJob, orphansJob } from './files.ts'
import { flagsJob } from './flags.ts'
import { forgetTriesJob } from './forget-tries.ts'
import { outboxJob } from './outbox.ts'
import { readingsJob } from './readings.ts'
import type { Job } from './runner.ts'
import { smsJob } from './sms.ts'

/** Everything that runs beside the HTTP server. */
export const jobs: readonly Job[] = [
  outboxJob,
  smsJob,
  filesJob,
  orphansJob,
  forgetTriesJob,
  flagsJob,
  readingsJob,
  calibrationJob,
  familiesJob,
  checkInsJob,
  certaintyJob,
]
