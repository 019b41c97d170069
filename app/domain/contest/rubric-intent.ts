import { defaultRubric } from './defaults.ts'
import type { RubricChange } from './rubric.ts'

/** What a button on the rubric's page asks for: `suggested`, `up:ID`, `down:ID` or `remove:ID`. */
export function readRubricIntent(intent: string, newId: () => string): RubricChange | null {
  if (intent === 'suggested') return { kind: 'suggested', criteria: defaultRubric(newId) }
  const [kind, id = ''] = intent.split(':')
  if (kind === 'up' || kind === 'down' || kind === 'remove') return { kind, id }
  return null
}
