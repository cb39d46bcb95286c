import { readFile, writeFile } from 'node:fs/promises'

/** Puts settings into a file that Node reads as an environment (`NAME=value`), each once; the host's other lines stay as they are. Values are of one line. */
export async function writeEnvFile(path: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const kept = (await readFile(path, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '' && !Object.keys(settings).some((name) => line.startsWith(`${name}=`)))
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${quote(value)}`)
  await writeFile(path, `${[...kept, ...lines].join('\n')}\n`, { mode: 0o600 })
}

function quote(value: string): string {
  return /^[\w:/.@-]*$/.test(value) ? value : `"${value.replaceAll('"', '')}"`
}
