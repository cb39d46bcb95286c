/** Fields of the plan's own form (`submissionSchema`), as far as a form of GitHub asks for them. */
export interface IssueForm {
  intention: 'modifier' | 'reagir' | 'idee'
  element: string
  texte: string
  pourquoi: string
  nom: string
  accord: boolean
}

type Field = Exclude<keyof IssueForm, 'intention'>
interface Shape {
  intention: IssueForm['intention']
  /** Labels of the form's fields in `.github/ISSUE_TEMPLATE/`, in their order. */
  fields: readonly (readonly [label: string, field: Field])[]
}

const last = [['Nom à afficher', 'nom'], ['Accord', 'accord']] as const
const shapes: readonly Shape[] = [
  { intention: 'modifier', fields: [['Élément', 'element'], ['Nouveau texte', 'texte'], ['Pourquoi', 'pourquoi'], ...last] },
  { intention: 'reagir', fields: [['Élément', 'element'], ['Votre message', 'texte'], ...last] },
  { intention: 'idee', fields: [['Votre idée', 'texte'], ...last] },
]
const unanswered = '_No response_'

/** Labels by form, for the test that compares them with the forms. */
export const issueFormLabels = shapes.map(({ intention, fields }) => ({ intention, labels: fields.map(([label]) => label) }))

/**
 * What somebody filled into one of the repository's issue forms: GitHub writes each field as `### label`, a blank line, the answer.
 * Null for any other issue. An answer may hold such lines itself: the first label is sought from the start, the others from the end.
 */
export function parseIssueForm(body: string): IssueForm | null {
  const text = `\n${body.replace(/\r\n?/g, '\n')}`
  for (const { intention, fields } of shapes) {
    const answers = readAnswers(text, fields)
    if (answers) return { element: '', pourquoi: '', ...answers, intention, accord: /^- \[x\] /im.test(answers['accord'] ?? '') } as IssueForm
  }
  return null
}

function readAnswers(text: string, fields: Shape['fields']): Partial<Record<Field, string>> | null {
  if (!text.trimStart().startsWith(`### ${fields[0]![0]}\n`)) return null
  const answers: Partial<Record<Field, string>> = {}
  let end = text.length
  for (const [label, field] of fields.toReversed()) {
    const heading = `\n### ${label}\n`
    const at = label === fields[0]![0] ? text.indexOf(heading) : text.lastIndexOf(heading, end)
    if (at === -1 || at >= end) return null
    const answer = text.slice(at + heading.length, end).trim()
    answers[field] = answer === unanswered ? '' : answer
    end = at
  }
  return answers
}
