import { randomBytes } from 'node:crypto'

/** A change of an item's text, as a program sends it from the form's own. */
export interface SentProposal {
  item: string
  from: string | RegExp
  to: string
  why?: string
  name?: string
}

/** Sends a proposal by the JSON twin of the form; gives its id. Throws the server's answer when it is not taken. */
export async function sendProposal(url: string, { item, from, to, why = '', name = '' }: SentProposal): Promise<string> {
  const begun = (await (await fetch(`${url}api/form?intention=modifier&element=${item}`)).json()) as { values: Record<string, string> }
  const { texte = '', depart = '' } = begun.values
  const changed = texte.replace(from, to)
  if (changed === texte) throw new Error(`${item} does not say ${from}: ${texte}`)
  const body = { intention: 'modifier', element: item, texte: changed, pourquoi: why, nom: name, accord: true, ...(depart && { depart }), cle: randomBytes(18).toString('base64url') }
  const answer = await fetch(`${url}api/contributions`, { method: 'POST', headers: { 'content-type': 'application/json', origin: new URL(url).origin }, body: JSON.stringify(body) })
  if (answer.status !== 202) throw new Error(`${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}
