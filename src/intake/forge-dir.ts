import { join } from 'node:path'
import type { Settings } from '../settings/settings.ts'

/** The bare repository that everything is read from: the embedded forge itself, or the copy of the one on GitHub. */
export function forgeDir({ planDir, github }: Pick<Settings, 'planDir' | 'github'>): string {
  return join(planDir, github ? 'mirror.git' : 'forge.git')
}
