/** The title, or the first words of the body. */
export function labelOf(item: { title?: string | undefined; body: string }, words = 8): string {
  return item.title ?? item.body.trim().split(/\s+/).slice(0, words).join(' ')
}
