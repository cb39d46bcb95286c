import type { ElsewhereContext } from './elsewhere-context.ts'

/** Escaping may double a text, and a draft holds 60,000 characters of it; the code host keeps the whole. */
const longest = 29_000

/** What somebody wrote on the code host, as Markdown that shows it as it was typed; empty where there are no words. */
export async function keepWords({ fromPlain }: Pick<ElsewhereContext, 'fromPlain'>, words: string): Promise<string> {
  const kept = words.trim().slice(0, longest)
  return kept && fromPlain(kept)
}
