/** Whether a text is approved, and for what the essay says now: after a change it waits again. */
export function isApprovedFor(
  text: { state: 'pending' | 'approved'; essay_version: number } | undefined,
  essayVersion: number,
): boolean {
  return text?.state === 'approved' && text.essay_version === essayVersion
}
