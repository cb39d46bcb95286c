import type { Site } from '../site.ts'
import { tellRead } from './read-kinds.ts'
import type { Telling } from './read-log.ts'

const prefix = 'told'
const separator = '\u0000'

/** Names what was told, and tells it again of another site. Lives as long as the reads that it names. */
export interface Tellings {
  name(compute: Telling, key: string): string
  /** What a read gives for a site, as JSON, be it told or not. */
  tell(site: Site, read: string): string
}

export function createTellings(): Tellings {
  const computations: Telling[] = []
  const places = new Map<Telling, number>()
  const placeOf = (compute: Telling): number => {
    const known = places.get(compute)
    if (known !== undefined) return known
    places.set(compute, computations.length)
    return computations.push(compute) - 1
  }
  return {
    name: (compute, key) => [prefix, placeOf(compute), key].join(separator),
    tell(site, read) {
      const [kind, place = '', ...key] = read.split(separator)
      if (kind !== prefix) return tellRead(site, read)
      return JSON.stringify(site.told(computations[Number(place)]!, key.join(separator))) ?? ''
    },
  }
}
