/**
 * A name that is safe as an `id` and in an address, the same for the same input: other characters than letters, digits,
 * hyphens and underscores become `_` and their code, so that different names stay different. 120 characters at most.
 */
export function htmlId(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9_-]/g, (character) => `_${character.charCodeAt(0).toString(36)}`)
  return (/^[A-Za-z]/.test(safe) ? safe : `i${safe}`).slice(0, 120)
}
