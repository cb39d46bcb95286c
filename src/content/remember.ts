/**
 * `compute` with a memory of its answers by text, which must not be changed by who gets them. Keeps at most about `maxLength`
 * characters of text: what was not asked for while half of that was filled is forgotten.
 */
export function remember<T>(compute: (text: string) => T, maxLength: number): (text: string) => T {
  let recent = new Map<string, T>()
  let older = new Map<string, T>()
  let length = 0
  return (text) => {
    const known = recent.get(text)
    if (known !== undefined) return known
    const answer = older.get(text) ?? compute(text)
    if (length + text.length > maxLength / 2) {
      older = recent
      recent = new Map()
      length = 0
    }
    recent.set(text, answer)
    length += text.length
    return answer
  }
}
