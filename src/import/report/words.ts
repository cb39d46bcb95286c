import type { ItemKind } from '../../domain/plan.ts'
import type { Doubt } from '../parsed-discussion.ts'

const nnbsp = '\u202f'
const quote = (value: unknown): string => `«${nnbsp}${String(value)}${nnbsp}»`
const names: Record<ItemKind, [string, string]> = { axis: ['axe', 'axes'], objective: ['objectif', 'objectifs'], action: ['action', 'actions'] }

/** « 7 objectifs », « 1 axe ». */
export function countWords(kind: ItemKind, count: number): string {
  return `${count} ${names[kind][count > 1 ? 1 : 0]}`
}

/** What a person at the terminal reads of a doubt, in French, without its line. */
export function doubtWords({ code, data }: Doubt): string {
  switch (code) {
    case 'announced-count': {
      const kinds = (['axis', 'objective', 'action'] as const).filter((kind) => `${kind}-announced` in data)
      const join = (suffix: string): string => kinds.map((kind) => countWords(kind, Number(data[`${kind}-${suffix}`]))).join(' et ')
      return `le texte annonce ${join('announced')}${nnbsp}; ${join('found')} sont là`
    }
    case 'no-title': return 'aucun titre n’a été reconnu au-dessus du plan'
    case 'no-heading': return `aucun titre d’axe, d’objectif ou d’action n’a été reconnu${nnbsp}: tout le texte est dans l’introduction`
    case 'empty-item': return `${quote(data['heading'])} n’a pas de texte`
    case 'title-below': return `${quote(data['text'])} a été pris pour le titre de ${quote(data['heading'])}`
    case 'heading-in-summary': return `${quote(data['text'])} revient plus bas${nnbsp}: laissé dans le texte, comme ligne d’un sommaire`
    case 'heading-out-of-order': return `${quote(data['text'])} ne suit pas la numérotation${nnbsp}: laissé dans le texte`
    case 'heading-without-parent': return `${quote(data['text'])} n’a rien au-dessus de lui${nnbsp}: laissé dans le texte`
    case 'number-skipped': return `${quote(data['text'])}${nnbsp}: un numéro au moins manque avant celui-ci`
    case 'number-under-other-parent': return `${quote(data['text'])} porte le numéro d’un autre niveau supérieur`
    case 'unknown-reference': return `${quote(data['text'])} ne désigne rien dans ce plan${nnbsp}: laissé sans lien`
    case 'reference-in-title': return `${quote(data['text'])}${nnbsp}: un titre ne peut pas porter de lien, ce numéro ne suivra pas les ajouts`
    case 'link-number': return `le lien de discussion porte le numéro ${data['link']}, l’action le numéro ${data['item']}`
    case 'link-words': return `l’adresse de la discussion dit ${(data['words'] as string[]).map(quote).join(', ')}, pas le texte de l’action`
    case 'header-in-plan': return `${quote(data['author'])} ressemble à l’en-tête d’un commentaire${nnbsp}: laissé dans le plan, qui continue après`
    case 'header-unsure': return `${quote(data['author'])} a été pris pour le nom de qui commente`
    case 'relative-date': return `${quote(data['text'])} ne dit pas quel jour${nnbsp}: remplacez par une date, sinon ce commentaire reste dans le texte qui précède`
    case 'heading-unsure': return `${quote(data['text'])} commence comme un titre numéroté${nnbsp}: laissé dans le texte`
    case 'damaged-text': return `${quote(data['text'])}${nnbsp}: des lettres ont été perdues avant l’import (signe �)`
    case 'email-dropped': return 'une adresse électronique a été retirée d’un commentaire'
    case 'email-in-plan': return 'le texte du plan contient une adresse électronique, qui sera publique'
    case 'name-reused': return `${quote(data['name'])} est le nom de plusieurs personnes`
    case 'other-discussion': return `autre discussion de l’export, non importée${nnbsp}: ${quote(data['title'])} (clé ${data['key']})`
    case 'formatting-dropped': return 'une mise en forme (gras, image, tableau…) a été réduite à son texte'
    case 'lost-parent': return 'ce commentaire répond à un autre qui n’est pas dans l’export'
    case 'bad-line': return 'cette ligne de l’export n’est pas lisible'
    default: return code
  }
}

/** What happened, why, and what to do, for an error of the importer. */
export function errorWords(code: string, file: string): string {
  const why: Record<string, string> = {
    'import.missing': `Le fichier ${quote(file)} n’existe pas. Vérifiez son nom et son dossier.`,
    'import.folder': `${quote(file)} est un dossier. Donnez un fichier${nnbsp}: la page collée dans un fichier texte, ou l’export JSON de Loomio.`,
    'import.empty': `Le fichier ${quote(file)} ne contient aucun texte. Collez-y la page, enregistrez, puis recommencez.`,
    'import.binary': `Le fichier ${quote(file)} n’est pas un fichier texte. Copiez le texte de la page, collez-le dans un fichier .txt, puis recommencez.`,
    'import.encoding': `Le fichier ${quote(file)} n’est pas encodé en UTF-8. Enregistrez-le avec l’encodage UTF-8, puis recommencez.`,
    'import.html': `Le fichier ${quote(file)} est le code d’une page web. Ouvrez-la dans un navigateur, copiez son texte, et collez-le dans un fichier .txt.`,
    'import.export': `Le fichier ${quote(file)} ressemble à un export de Loomio, mais aucune discussion n’y a été trouvée.`,
    'import.not-empty': `Le dossier ${quote(file)} n’est pas vide. Choisissez-en un autre, ou ajoutez --force pour écrire dedans.`,
    'import.usage': `Usage${nnbsp}: npm run import -- FICHIER --out DOSSIER [--json] [--force] [--thread DOSSIER] [--discussion CLÉ] [--time-zone Europe/Paris]`,
  }
  return `${why[code] ?? code}\nRien n’a été écrit.`
}
