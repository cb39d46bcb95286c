export type Encoding = 'br' | 'gzip'

/** Endings of the files that the build compressed, best first. */
export const encodingEndings: Record<Encoding, string> = { br: '.br', gzip: '.gz' }

/** Encodings that a browser takes, best first (RFC 9110, 12.5.3): `q=0` refuses one, `*` takes those not named. */
export function pickEncodings(acceptEncoding: string | undefined): Encoding[] {
  const taken = new Map<string, number>()
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    const weight = parameters.find((each) => each.startsWith('q='))
    if (name) taken.set(name, weight ? Number(weight.slice(2)) : 1)
  }
  return (['br', 'gzip'] as const).filter((name) => (taken.get(name) ?? taken.get('*') ?? 0) > 0)
}
