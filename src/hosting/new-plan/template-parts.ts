/** What the template keeps for itself: its sample, and the tests and pictures that stand on it. */
const parts: readonly RegExp[] = [
  /^content\//,
  /^src\/(?:demo|testing|audit)\//,
  /^src\/provenance\/gold\//,
  /(?:^|\/)testing\//,
  /\.test\.ts$/,
  /^scripts\/(?:bench|lighthouse)\//,
  /^scripts\/(?:audit|bench|screenshots)\.ts$/,
  /^\.github\/screenshots\//,
  /^\.github\/decisions\/0002-/,
  /^\.ci\//,
  /^vitest\.config\.ts$/,
]

/** Commands of `package.json` that go with them. */
export const templateCommands = ['audit', 'bench', 'screenshots'] as const

/** Whether a file of the checkout leaves when the sample does. `path` is relative to the checkout, `/`-separated. */
export function isTemplatePart(path: string): boolean {
  return parts.some((part) => part.test(path))
}

/** `package.json` without the commands that went with the sample. */
export function dropTemplateCommands(text: string): string {
  const described = JSON.parse(text) as { scripts: Record<string, string> }
  for (const name of templateCommands) delete described.scripts[name]
  return `${JSON.stringify(described, null, 2)}\n`
}
