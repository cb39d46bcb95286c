import { emptySubmission } from './begin-form.ts'
import type { Submission } from './submission.ts'

/** Words meant for a part of the plan that is not there, as an idea: every one of them, with the name and the consent, and no place. */
export function asIdea({ titre, texte, pourquoi, nom, accord, depart }: Submission): Submission {
  const words = [titre, texte, pourquoi].map((each) => each.trim()).filter(Boolean).join('\n\n')
  return emptySubmission({ texte: words, nom, accord, depart })
}
