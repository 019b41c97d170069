// One case in a process of its own, so that its memory is its own.

import { allocateDevices } from '#app/core/allocation/allocate-devices.ts'
import { lotOf } from '#app/domain/digest.server.ts'
import { nationalProblem } from './national-problem.ts'

const applicants = Number(process.argv[2])
const problem = nationalProblem(applicants, 'bench')
const before = process.cpuUsage()
const start = performance.now()
const result = allocateDevices(problem, (id) => lotOf('bench', id))
const seconds = (performance.now() - start) / 1000
const cpu = process.cpuUsage(before)
console.log(
  JSON.stringify({
    applicants,
    districts: 228,
    classes: 4,
    lots: problem.lots.length,
    recipients: result.recipients.length,
    waiting: result.waiting.length,
    seconds: Math.round(seconds * 1000) / 1000,
    cpuSeconds: Math.round((cpu.user + cpu.system) / 1000) / 1000,
    microsecondsPerApplicant: Math.round((seconds / applicants) * 1e8) / 100,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
)
