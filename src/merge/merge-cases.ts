/** A row of the README's table of what collides. `merged`: the clean result; without it, the two collide on `disputed`. */
export interface MergeCase {
  topic: string
  /** What the two sides do. */
  says: string
  base: string
  ours: string
  theirs: string
  merged?: string
  /** The base's words in dispute, one entry a collision. */
  disputed?: readonly string[]
}

const list = '- un\n- deux\n- trois\n'
const table = '| Qui | Quoi |\n|---|---|\n| Ville | eau |\n| Région | bois |\n'

/** The table itself: the README shows it and the tests run it. Order: by topic. */
export const mergeCases: readonly MergeCase[] = [
  { topic: 'Words', says: 'change neighbouring words', base: 'un grand fonds citoyen', ours: 'un petit fonds citoyen', theirs: 'un grand réseau citoyen', merged: 'un petit réseau citoyen' },
  { topic: 'Words', says: 'change the same word differently', base: 'un fonds citoyen', ours: 'un réseau citoyen', theirs: 'un collectif citoyen', disputed: ['fonds'] },
  { topic: 'Words', says: 'make the same change', base: 'Fravailler ensemble.', ours: 'Travailler ensemble.', theirs: 'Travailler ensemble.', merged: 'Travailler ensemble.' },
  { topic: 'Words', says: 'make the same change, and one goes on', base: 'Fravailler avec eux.', ours: 'Travailler pour eux.', theirs: 'Travailler avec eux.', merged: 'Travailler pour eux.' },
  { topic: 'Words', says: 'take out neighbouring words', base: 'un grand fonds citoyen commun', ours: 'un fonds citoyen commun', theirs: 'un grand citoyen commun', merged: 'un citoyen commun' },
  { topic: 'Words', says: 'one takes out what the other changes', base: 'un grand fonds citoyen', ours: 'un fonds citoyen', theirs: 'un immense fonds citoyen', disputed: ['grand'] },
  { topic: 'Words', says: 'both take out, one takes out more', base: 'les élus, les citoyens et les associations', ours: 'les élus et les associations', theirs: 'les élus', merged: 'les élus' },
  { topic: 'Words', says: 'take out passages that overlap', base: 'les élus et les citoyens et les associations locales', ours: 'les associations locales', theirs: 'les élus locales', disputed: ['les élus et les citoyens et les associations'] },
  { topic: 'Words', says: 'change case only, differently from a rewording', base: 'la transition juste', ours: 'la Transition juste', theirs: 'la mutation juste', disputed: ['transition'] },
  { topic: 'Insertions', says: 'insert at one place: both stay, in order of submission', base: 'un fonds citoyen', ours: 'un grand fonds citoyen', theirs: 'un beau fonds citoyen', merged: 'un grand beau fonds citoyen' },
  { topic: 'Insertions', says: 'insert the same words at one place', base: 'un fonds citoyen', ours: 'un grand fonds citoyen', theirs: 'un grand fonds citoyen', merged: 'un grand fonds citoyen' },
  { topic: 'Insertions', says: 'one inserts beside a word that the other changes', base: 'un fonds citoyen', ours: 'un grand fonds citoyen', theirs: 'un réseau citoyen', merged: 'un grand réseau citoyen' },
  { topic: 'Insertions', says: 'one inserts inside a passage that the other takes out', base: 'Oui. Nous aimons les fonds citoyens. Non.', ours: 'Oui. Nous aimons tous les fonds citoyens. Non.', theirs: 'Oui. Non.', disputed: ['Nous aimons les fonds citoyens.'] },
  { topic: 'Insertions', says: 'add a sentence at the end, both', base: 'Un début.\n', ours: 'Un début.\nUne suite.\n', theirs: 'Un début.\nUne autre.\n', merged: 'Un début.\nUne suite.\nUne autre.\n' },
  { topic: 'Insertions', says: 'one adds a paragraph, the other a sentence to the paragraph before', base: 'Un début.\n\nLa fin.\n', ours: 'Un début.\n\nAu milieu.\n\nLa fin.\n', theirs: 'Un début.\nUne suite.\n\nLa fin.\n', merged: 'Un début.\nUne suite.\n\nAu milieu.\n\nLa fin.\n' },
  { topic: 'Sentences', says: 'change neighbouring sentences', base: 'Le pain.\nLe vin.\n', ours: 'Le pain bis.\nLe vin.\n', theirs: 'Le pain.\nLe vin blanc.\n', merged: 'Le pain bis.\nLe vin blanc.\n' },
  { topic: 'Sentences', says: 'one rewrites a sentence wholly, the other changes a word of it', base: 'Créer un média commun pour porter nos récits partout.', ours: 'Lancer une grande campagne d’adhésion dès le printemps.', theirs: 'Créer un média libre pour porter nos récits partout.', disputed: ['Créer un média commun pour porter nos récits partout.'] },
  { topic: 'Sentences', says: 'one cuts a sentence in two, the other changes a word', base: 'Relier les réseaux et construire un récit commun avec les acteurs.', ours: 'Relier les réseaux.\nConstruire un récit commun avec les acteurs.', theirs: 'Relier les réseaux et construire un récit commun avec les habitants.', merged: 'Relier les réseaux.\nConstruire un récit commun avec les habitants.' },
  { topic: 'Sentences', says: 'one breaks lines otherwise, the other changes a word', base: 'Un long texte mal coupé ici.', ours: 'Un long texte\nmal coupé ici.', theirs: 'Un long texte bien coupé ici.', merged: 'Un long texte\nbien coupé ici.' },
  { topic: 'Sentences', says: 'one makes two paragraphs of one, the other changes a word', base: 'Le pain.\nLe vin.\n', ours: 'Le pain.\n\nLe vin.\n', theirs: 'Le pain.\nLe vin blanc.\n', merged: 'Le pain.\n\nLe vin blanc.\n' },
  { topic: 'Sentences', says: 'one moves a paragraph, the other changes a word of it', base: 'Le premier texte.\n\nLe deuxième texte est long.\n\nLe troisième texte.\n', ours: 'Le deuxième texte est long.\n\nLe premier texte.\n\nLe troisième texte.\n', theirs: 'Le premier écrit.\n\nLe deuxième texte est court.\n\nLe troisième texte.\n', merged: 'Le deuxième texte est court.\n\nLe premier écrit.\n\nLe troisième texte.\n' },
  { topic: 'Sentences', says: 'both move a paragraph to one place, and reword different words of it', base: 'Le grand fonds citoyen.\n\nLe récit.\n\nLe média.\n', ours: 'Le récit.\n\nLe grand réseau citoyen.\n\nLe média.\n', theirs: 'Le récit.\n\nLe petit fonds citoyen.\n\nLe média.\n', merged: 'Le récit.\n\nLe petit réseau citoyen.\n\nLe média.\n' },
  { topic: 'Sentences', says: 'move a paragraph to two places', base: 'Le fonds citoyen.\n\nLe récit commun.\n\nLe média libre.\n', ours: 'Le récit commun.\n\nLe fonds citoyen.\n\nLe média libre.\n', theirs: 'Le récit commun.\n\nLe média libre.\n\nLe fonds citoyen.\n', disputed: ['Le fonds citoyen.'] },
  { topic: 'Sentences', says: 'one takes out a paragraph, the other adds a sentence to it', base: 'Le début.\n\nUn texte long.\n\nLa fin.\n', ours: 'Le début.\n\nLa fin.\n', theirs: 'Le début.\n\nUn texte long.\nEt sa suite.\n\nLa fin.\n', disputed: ['Un texte long.'] },
  { topic: 'Sentences', says: 'one takes out a paragraph, the other changes a word of it', base: 'Le début.\n\nUn texte long.\n\nLa fin.\n', ours: 'Le début.\n\nLa fin.\n', theirs: 'Le début.\n\nUn texte court.\n\nLa fin.\n', disputed: ['Un texte long.'] },
  { topic: 'French', says: 'one changes the article with its apostrophe, the other the noun', base: 'pour l’écologie', ours: 'pour cette écologie', theirs: 'pour l’économie', merged: 'pour cette économie' },
  { topic: 'French', says: 'write one word in two inclusive forms', base: 'des ambassadeurs engagés', ours: 'des ambassadeur·rices engagés', theirs: 'des ambassadeur.rices engagés', disputed: ['ambassadeurs'] },
  { topic: 'French', says: 'one makes a word inclusive, the other adds after it', base: 'des ambassadeurs engagés', ours: 'des ambassadeur·rices engagés', theirs: 'des ambassadeurs et élus engagés', merged: 'des ambassadeur·rices et élus engagés' },
  { topic: 'French', says: 'change two parts of a compound: it is one word', base: 'un rendez-vous', ours: 'un rendez-nous', theirs: 'un compte-vous', disputed: ['rendez-vous'] },
  { topic: 'French', says: 'change a number and its unit', base: '3,5 % des fonds', ours: '3,6 % des fonds', theirs: '3,5 € des fonds', merged: '3,6 € des fonds' },
  { topic: 'Typography', says: 'one curls apostrophes, the other changes a word', base: "l'eau de l'union", ours: 'l’eau de l’union', theirs: "l'eau de l'avenir", merged: 'l’eau de l’avenir' },
  { topic: 'Typography', says: 'one puts narrow spaces and guillemets, the other changes a word', base: 'dire "oui" ?', ours: 'dire «\u202foui\u202f»\u202f?', theirs: 'dire "non" ?', merged: 'dire «\u202fnon\u202f»\u202f?' },
  { topic: 'Typography', says: 'one writes NFD, the other changes a word', base: 'un été réussi', ours: 'un été réussi'.normalize('NFD'), theirs: 'un été partagé', merged: `${'un été'.normalize('NFD')} partagé` },
  { topic: 'Typography', says: 'one writes NFD, the other NFC, both change words', base: 'un été réussi ici', ours: 'un bel été réussi ici'.normalize('NFD'), theirs: 'un été réussi là', merged: `${'un bel été réussi'.normalize('NFD')} là` },
  { topic: 'Typography', says: 'one has CRLF line ends, the other changes a word', base: 'Le pain.\nLe vin.\n', ours: 'Le pain.\r\nLe vin.\r\n', theirs: 'Le pain.\nLe vin blanc.\n', merged: 'Le pain.\r\nLe vin blanc.\r\n' },
  { topic: 'Typography', says: 'one curls the apostrophe of what the other takes out', base: "boire de l'eau ici", ours: 'boire de l’eau ici', theirs: 'boire ici', merged: 'boire ici' },
  { topic: 'Lists', says: 'add an item at one place', base: list, ours: `${list}- quatre\n`, theirs: `${list}- cinq\n`, merged: `${list}- quatre\n- cinq\n` },
  { topic: 'Lists', says: 'one takes out an item, the other changes its neighbour', base: list, ours: '- un\n- trois\n', theirs: '- un\n- deux\n- trois grands\n', merged: '- un\n- trois grands\n' },
  { topic: 'Lists', says: 'one takes out an item, the other changes it', base: list, ours: '- un\n- trois\n', theirs: '- un\n- deux beaux\n- trois\n', merged: undefined, disputed: ['- deux'] },
  { topic: 'Lists', says: 'one makes a numbered list, the other changes a word', base: list, ours: '1. un\n2. deux\n3. trois\n', theirs: '- un\n- deux\n- quatre\n', merged: '1. un\n2. deux\n3. quatre\n' },
  { topic: 'Tables', says: 'change two cells of one row', base: table, ours: table.replace('Ville', 'Commune'), theirs: table.replace('eau', 'air'), merged: table.replace('Ville', 'Commune').replace('eau', 'air') },
  { topic: 'Tables', says: 'change one cell differently', base: table, ours: table.replace('eau', 'feu'), theirs: table.replace('eau', 'air'), disputed: ['eau'] },
  { topic: 'Tables', says: 'add a row, both', base: table, ours: `${table}| État | feu |\n`, theirs: `${table}| Europe | air |\n`, merged: `${table}| État | feu |\n| Europe | air |\n` },
  { topic: 'Marks', says: 'one emphasises a word, the other changes it', base: 'un fonds citoyen', ours: 'un **fonds** citoyen', theirs: 'un réseau citoyen', merged: 'un **réseau** citoyen' },
  { topic: 'Marks', says: 'one makes a link, the other changes its words', base: 'voir le plan ici', ours: 'voir [le plan](https://exemple.org) ici', theirs: 'voir le récit ici', merged: 'voir [le récit](https://exemple.org) ici' },
  { topic: 'Marks', says: 'one changes a link’s address, the other its words', base: 'voir [le plan](https://a.example) ici', ours: 'voir [le plan](https://b.example) ici', theirs: 'voir [le récit](https://a.example) ici', merged: 'voir [le récit](https://b.example) ici' },
  { topic: 'Marks', says: 'change a link’s address differently', base: 'voir [le plan](https://a.example) ici', ours: 'voir [le plan](https://b.example) ici', theirs: 'voir [le plan](https://c.example) ici', disputed: ['](https://a.example)'] },
  { topic: 'Stale bases', says: 'one side is far ahead in other paragraphs', base: 'Le pain.\n\nLe vin.\n\nLe sel.\n', ours: 'Avant tout.\n\nLe pain bis.\n\nLe vin.\n\nLe sel gris.\n\nAprès tout.\n', theirs: 'Le pain.\n\nLe vin blanc.\n\nLe sel.\n', merged: 'Avant tout.\n\nLe pain bis.\n\nLe vin blanc.\n\nLe sel gris.\n\nAprès tout.\n' },
  { topic: 'Stale bases', says: 'one side already has the other’s change, and more', base: 'Le pain.\n\nLe vin.\n', ours: 'Le pain bis.\n\nLe vin blanc.\n', theirs: 'Le pain.\n\nLe vin blanc.\n', merged: 'Le pain bis.\n\nLe vin blanc.\n' },
]
