import type { Intent } from './submission.ts'
import type { Target } from './target-of.ts'

/** The words that are reacted to or to be removed, in Markdown, so that nobody answers from memory. Undefined where there are none to show. */
export function aboutText(intention: Intent, { contribution, block, item }: Target): string | undefined {
  if (intention === 'retirer' || intention === 'deplacer' || intention === 'reunir') return item && [item.title ? `**${item.title.replace(/[!-/:-@[-`{-~]/g, '\\$&')}**` : '', item.body].filter(Boolean).join('\n\n')
  if (intention !== 'reagir') return undefined
  if (contribution) return contribution.withheld ? undefined : (contribution.text ?? contribution.rationale)
  return block?.markdown ?? item?.body
}
