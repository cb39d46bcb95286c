import type { Plan } from '../../domain/plan.ts'
import { linkNumbers } from './link-numbers.ts'
import type { NumbersIn } from './link-numbers.ts'
import type { PlainParser } from './plain-parser.ts'
import { restoreNumbers, showNumbers } from './shown-numbers.ts'

/** A text of the plan as a person edits it: plain words, with the numbers that readers see. */
export function textToEdit(markdown: string, plan: Pick<Plan, 'items'>, plain: PlainParser): Promise<string> {
  return plain.toPlain(showNumbers(markdown, plan))
}

/**
 * Markdown of what a person made of `textToEdit(original)`; what was not touched is as in `original`, byte for byte. Numbers of
 * items that were typed are links (`linkNumbers`).
 */
export async function readEdited(text: string, original: string, numbers: NumbersIn, plain: PlainParser): Promise<string> {
  const { plan } = numbers
  return linkNumbers(restoreNumbers(await plain.fromPlain(text, showNumbers(original, plan)), original, plan), numbers)
}
