import type { Doubt } from '../parsed-discussion.ts'
import type { TextLine } from './read-lines.ts'

// Bounded parts keep a long run of letters from being read again at each of its letters.
const email = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63})+/gu
const notice = '[adresse retirée]'

/** `text` without e-mail addresses: a notice stands where each was. */
export function dropEmails(text: string): string {
  return text.includes('@') ? text.replace(email, notice) : text
}

/**
 * Takes e-mail addresses out of the comments, from line `from` to the end: contributors' addresses never enter Git. In the plan
 * itself an address may be meant for the public; it stays, with a doubt.
 */
export function dropEmailsFrom(lines: TextLine[], from: number): { lines: TextLine[]; doubts: Doubt[] } {
  const doubts: Doubt[] = []
  const kept = lines.map((line) => {
    const text = dropEmails(line.text)
    if (text === line.text) return line
    const inPlan = line.number < from
    doubts.push({ code: inPlan ? 'email-in-plan' : 'email-dropped', line: line.number, data: {} })
    return inPlan ? line : { ...line, text, folded: dropEmails(line.folded) }
  })
  return { lines: kept, doubts }
}
