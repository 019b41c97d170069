/** The list with one item a place further up or down; at its end it stays. */
export function moveItem<T>(items: readonly T[], at: number, direction: 'up' | 'down'): T[] {
  const moved = [...items]
  const to = direction === 'up' ? at - 1 : at + 1
  const [item] = moved.splice(at, 1)
  if (item === undefined || to < 0 || to >= items.length) return [...items]
  moved.splice(to, 0, item)
  return moved
}
