/** Characters that some file systems drop when they compare names, so that `.g\u200cit` is `.git` there. */
const ignorable = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/gu

/**
 * Why a path may not be written to the repository, in a few words, or null. A path is relative, `/`-separated, without empty,
 * `.`, `..` or `.git` parts (in any disguise of case, ignorable characters or trailing dots), back-slashes or control
 * characters, at most 255 bytes a part and 1,024 in all, so that it can be checked out on any system.
 */
export function findPathFault(path: string): string | null {
  if (!path.isWellFormed()) return 'a half character'
  if (/[\p{Cc}\u2028\u2029]/u.test(path)) return 'a control character'
  if (path.includes('\\')) return 'a back-slash'
  if (Buffer.byteLength(path) > 1_024) return 'more than 1,024 bytes'
  return path.split('/').map(findPartFault).find((fault) => fault !== null) ?? null
}

function findPartFault(part: string): string | null {
  if (part === '') return 'an empty part'
  if (part === '.' || part === '..') return 'a part that leads elsewhere'
  if (Buffer.byteLength(part) > 255) return 'a part of more than 255 bytes'
  const plain = part.normalize('NFKC').replace(ignorable, '').toLowerCase().replace(/:.*$/, '').replace(/[. ]+$/, '')
  return plain === '.git' || /^git~\d$/.test(plain) ? 'a part that is Git’s own' : null
}
