import type { FormFields } from './kept-proposal.ts'

/** Where a text can go when no server takes it. */
export interface Exits {
  email: string | null
  /** Issues of the repository on GitHub, without a final slash. */
  issuesUrl: string | null
}

/** Words of the message, in the site's language. */
export interface MessageWords {
  /** `{what}` is put in. */
  subject: string
  text: string
  title: string
  why: string
  name: string
  about: string
  agreed: string
  /** Stands in a message that is too long for a link. */
  paste: string
}

export interface Message {
  subject: string
  /** Plain text, whole: what is copied. */
  body: string
  /** Null where the host gave no address. */
  mailto: string | null
  gitHub: string | null
  /** The links do not hold the text: it is to be copied first. */
  isLong: boolean
}

/** Links that are longer are cut by mail programs (the first) or refused by GitHub. */
const longestMail = 1_900
const longestGitHub = 6_000
const forms: Readonly<Record<string, string>> = { modifier: 'proposition.yml', reagir: 'reaction.yml' }

/** What a person wrote, made ready to be sent by themselves. `what`: « Modifier : action 8 ». */
export function composeMessage(fields: FormFields, what: string, exits: Exits, words: MessageWords): Message {
  const subject = words.subject.replace('{what}', () => what)
  const texte = quoteIn(fields)
  const parts: [label: string, value: string | undefined][] = [
    [words.about, [fields['element'], fields['apres'], fields['proposition']].filter(Boolean).join(' – ')],
    [words.title, fields['titre']],
    [words.text, texte],
    [words.why, fields['pourquoi']],
    [words.name, fields['nom']],
  ]
  const said = parts.flatMap(([label, value]) => (value?.trim() ? [`${label}\n${value.trim()}`] : []))
  const body = [what, ...said, ...(fields['accord'] ? [words.agreed] : [])].join('\n\n')
  const mailto = exits.email && fit(mailLink(exits.email, subject, body), mailLink(exits.email, subject, words.paste), longestMail)
  const gitHub = exits.issuesUrl && fit(gitHubLink(exits.issuesUrl, { ...fields, texte }, body), gitHubLink(exits.issuesUrl, { ...fields, texte: '', pourquoi: '' }, ''), longestGitHub)
  return { subject, body, mailto: mailto && mailto.link, gitHub: gitHub && gitHub.link, isLong: [mailto, gitHub].some((link) => link && link.isShort) }
}

/** The words that a reaction is about stand before it, as in a letter. */
function quoteIn(fields: FormFields): string {
  const [quote, text] = [fields['citation']?.trim() ?? '', fields['texte'] ?? '']
  return quote ? `${quote.replace(/^/gm, '> ')}\n\n${text}` : text
}

function fit(whole: string, short: string, longest: number): { link: string; isShort: boolean } {
  return whole.length <= longest ? { link: whole, isShort: false } : { link: short, isShort: true }
}

/** RFC 6068: line ends are CRLF, spaces are not `+`. */
function mailLink(email: string, subject: string, body: string): string {
  return `mailto:${encodeURI(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\r?\n/g, '\r\n'))}`
}

/** A form of the repository, filled in; one for ideas takes what has none of its own. */
function gitHubLink(issuesUrl: string, fields: FormFields, body: string): string {
  const template = forms[fields['intention'] ?? ''] ?? 'idee.yml'
  const filled = template === 'idee.yml' ? { texte: body } : { element: fields['element'], texte: fields['texte'], pourquoi: template === 'proposition.yml' ? fields['pourquoi'] : undefined }
  const query = Object.entries({ template, ...filled, nom: fields['nom'] }).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return `${issuesUrl}/new?${new URLSearchParams(query).toString()}`
}
