import type { Plan } from '../../domain/plan.ts'
import type { PlainParser } from './plain-parser.ts'
import { restoreNumbers, showNumbers } from './shown-numbers.ts'

/** A text of the plan as a person edits it: plain words, with the numbers that readers see. */
export function textToEdit(markdown: string, plan: Pick<Plan, 'items'>, plain: PlainParser): Promise<string> {
  return plain.toPlain(showNumbers(markdown, plan))
}

/** Markdown of what a person made of `textToEdit(original)`; what was not touched is as in `original`, byte for byte. */
export async function readEdited(text: string, original: string, plan: Pick<Plan, 'items'>, plain: PlainParser): Promise<string> {
  return restoreNumbers(await plain.fromPlain(text, showNumbers(original, plan)), original, plan)
}
