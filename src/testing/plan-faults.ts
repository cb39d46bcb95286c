/** A plan in which `checkPlan` finds nothing wrong. */
const sound: Record<string, string> = {
  'plan.md': '---\ntitle: Notre plan\nphases:\n  - id: avis\n    title: Avis\n    kind: consultation\n    opens: 2026-09-01\n    closes: 2026-09-27T18:00\n---\n\nBonjour, voir [l’action 1](actions/x.md).\n',
  'axes/a.md': '---\norder: 10\ntitle: Se relier\n---\n',
  'objectives/o.md': '---\nparent: a\norder: 10\n---\n\nUn objectif.\n',
  'actions/x.md': '---\nparent: o\norder: 10\n---\n\nVoir [l’action 1](../actions/x.md#fin), [ici](#p2), [là](https://example.org/x), ![i](../images/i.png).\n',
  'versions/v.md': `---\ntitle: V\ndate: 2023-09-12\ntable:\n  - { kind: action, number: 1, id: x, label: L, blob: ${'a'.repeat(40)} }\n---\n`,
  'pages/mentions.mdx': 'import X from "x"\n\nVoir l’action 4.\n',
  'sources/fil.md': 'Action 1 : …\n',
  'images/i.png': '',
}

const action = (fields: string, body = 'Texte.') => ({ 'actions/x.md': `---\nparent: o\norder: 10\n${fields}\n---\n\n${body}\n` })
const objective = (fields: string) => ({ 'objectives/o.md': `---\n${fields}\n---\n\nTexte.\n` })
const plan = (fields: string) => ({ 'plan.md': `---\n${fields}\n---\n` })
const table = (rows: string) => ({ 'versions/v.md': `---\ntitle: V\ndate: 2023-09-12\ntable:${rows}\n---\n` })
const row = (number: number, id: string) => `\n  - { kind: action, number: ${number}, id: ${id}, label: L, blob: ${'a'.repeat(40)} }`

/** What is wrong, in which files, and how it is told: code, file, line, and what the message needs. */
export const faults: [string, Record<string, string | null>, string, string, number, Record<string, unknown>?][] = [
  ['a JavaScript fence', { 'plan.md': '---js\n1\n---\n' }, 'file.language', 'plan.md', 1, { language: 'js' }],
  ['front matter without end', { 'versions/v.md': '---\ntitle: V\n' }, 'file.unclosed', 'versions/v.md', 1],
  ['a fence with more on its line', { 'versions/v.md': '---\ntitle: V\n--- fin\n' }, 'file.fence', 'versions/v.md', 3],
  ['unreadable YAML', { 'versions/v.md': '---\ntitle: V\nx: {\n---\n' }, 'file.yaml', 'versions/v.md', 4],
  ['a key twice', { 'versions/v.md': '---\ntitle: V\ntitle: W\n---\n' }, 'file.key-twice', 'versions/v.md', 3],
  ['a YAML tag', { 'versions/v.md': '---\ntitle: !!js/function x\n---\n' }, 'file.tag', 'versions/v.md', 2],
  ['a YAML alias', { 'versions/v.md': '---\ntitle: &t V\ndate: *t\n---\n' }, 'file.alias', 'versions/v.md', 3],
  ['front matter that is a list', { 'versions/v.md': '---\n- V\n---\n' }, 'file.not-a-map', 'versions/v.md', 1],
  ['MDX outside pages/', { 'actions/y.mdx': 'x' }, 'file.mdx', 'actions/y.mdx', 1],
  ['a file in a subfolder', { 'actions/vieux/y.md': 'x' }, 'file.unread', 'actions/vieux/y.md', 1],
  ['a file that nothing reads', { 'notes.md': 'x' }, 'file.unread', 'notes.md', 1],
  ['a missing order', objective('parent: a'), 'field.missing', 'objectives/o.md', 1, { key: 'order' }],
  ['an unknown key', action('status: adopted'), 'field.unknown', 'actions/x.md', 4, { key: 'status' }],
  ['an unknown key deep inside', plan('title: T\nlevels:\n  mesure: M'), 'field.unknown', 'plan.md', 3, { key: 'levels.mesure' }],
  ['a list as a title', action('title: [a]'), 'field.type', 'actions/x.md', 4, { key: 'title', expected: 'string' }],
  ['a number as a title', plan('title: 2026'), 'field.type', 'plan.md', 2, { key: 'title', expected: 'string' }],
  ['a text as an order', objective('parent: a\norder: dix'), 'field.type', 'objectives/o.md', 3, { key: 'order', expected: 'number' }],
  ['no number at all as an order', objective('parent: a\norder: .nan'), 'field.type', 'objectives/o.md', 3, { expected: 'number' }],
  ['a text as a list', action('followers: p-0123456789'), 'field.type', 'actions/x.md', 4, { expected: 'array' }],
  ['a text as a group', plan('title: T\nlevels: x'), 'field.type', 'plan.md', 3, { expected: 'object' }],
  ['a fraction as a number', table(row(1.5, 'x')), 'field.type', 'versions/v.md', 5, { key: 'table.0.number', expected: 'int' }],
  ['a title too long', action(`title: ${'a'.repeat(301)}`), 'field.too-long', 'actions/x.md', 4, { key: 'title', max: 300 }],
  ['an empty title', action('title: ""'), 'field.empty', 'actions/x.md', 4, { key: 'title' }],
  ['an address that is none', action('discussion: javascript:alert(1)'), 'field.url', 'actions/x.md', 4, { key: 'discussion' }],
  ['a person’s name for an id', action('followers: [Kevin]'), 'field.format', 'actions/x.md', 4, { key: 'followers.0' }],
  ['a phase of no kind', plan('title: T\nphases:\n  - id: a\n    title: A\n    kind: fête\n    opens: 2026-09-01'), 'field.choice', 'plan.md', 6, { key: 'phases.0.kind', values: 'consultation, integration, demonstration' }],
  ['an id twice across kinds', { 'actions/o.md': '---\nparent: o\norder: 1\n---\n\nTexte.\n' }, 'item.duplicate-id', 'actions/o.md', 1, { id: 'o', other: 'objectives/o.md' }],
  ['a file name that is no id', { 'actions/Été.md': '---\nparent: o\norder: 1\n---\n\nTexte.\n' }, 'item.invalid-id', 'actions/Été.md', 1, { id: 'Été' }],
  ['an unknown parent', objective('parent: z\norder: 1'), 'item.unknown-parent', 'objectives/o.md', 2, { parent: 'z' }],
  ['a parent of the wrong kind', { 'objectives/q.md': '---\norder: 1\nparent: o\n---\n\nTexte.\n' }, 'item.wrong-parent', 'objectives/q.md', 3, { kind: 'objective', parentKind: 'objective' }],
  ['a parent that is itself', objective('order: 1\nparent: o'), 'item.parent-cycle', 'objectives/o.md', 3, { parent: 'o' }],
  ['an action without text', action('title: T', ''), 'item.empty', 'actions/x.md', 6],
  ['an axis without title and text', { 'axes/a.md': '---\norder: 1\n---\n' }, 'item.empty', 'axes/a.md', 4],
  ['no plan.md', { 'plan.md': null }, 'plan.missing', 'plan.md', 1],
  ['no such time zone', plan('title: T\ntime-zone: Europe/Lutèce'), 'plan.time-zone', 'plan.md', 3, { value: 'Europe/Lutèce' }],
  ['no such language', plan('title: T\nlang: français'), 'plan.lang', 'plan.md', 3, { value: 'français' }],
  ['a date that is none', plan('title: T\nphases:\n  - id: a\n    title: A\n    kind: consultation\n    opens: 27/09/2026'), 'plan.date', 'plan.md', 7, { value: '27/09/2026' }],
  ['a day that no month has', plan('title: T\nphases:\n  - id: a\n    title: A\n    kind: consultation\n    opens: 2026-02-30'), 'plan.date', 'plan.md', 7, { value: '2026-02-30' }],
  ['a phase twice', plan('title: T\nphases:\n  - { id: a, title: A, kind: consultation, opens: 2026-09-01 }\n  - { id: a, title: A, kind: consultation, opens: 2026-09-01 }'), 'plan.phase-twice', 'plan.md', 5, { id: 'a' }],
  ['a phase that ends first', plan('title: T\nphases:\n  - { id: a, title: A, kind: consultation, opens: 2026-09-02, closes: 2026-09-01 }'), 'plan.phase-order', 'plan.md', 4, { id: 'a' }],
  ['a version without items', table(' []'), 'version.empty', 'versions/v.md', 4],
  ['a version with a gap', table(row(1, 'x') + row(3, 'y')), 'version.numbers', 'versions/v.md', 6, { number: 3, expected: 2, kind: 'action' }],
  ['a version with an item twice', table(row(1, 'x') + row(2, 'x')), 'version.item-twice', 'versions/v.md', 6, { id: 'x' }],
  ['a version of no date', { 'versions/v.md': '---\ntitle: V\ndate: hier\ntable: []\n---\n' }, 'version.date', 'versions/v.md', 3, { value: 'hier' }],
  ['a bare number', action('title: T', 'Bonjour.\nSur la base de l’action 1, agir.'), 'text.bare-number', 'actions/x.md', 8, { words: 'action 1', link: '[action 1](../actions/x.md)' }],
  ['a bare number that nothing has', action('title: T', 'L’action 45.'), 'text.bare-number', 'actions/x.md', 7, { words: 'action 45' }],
  ['a bare number in the introduction', { 'plan.md': '---\ntitle: T\n---\n\nL’axe 1.\n' }, 'text.bare-number', 'plan.md', 5, { link: '[axe 1](axes/a.md)' }],
  ['a link to no file', action('title: T', 'Bonjour.\n\n[là](../actions/z.md)'), 'text.broken-link', 'actions/x.md', 9, { url: '../actions/z.md' }],
  ['a missing image', action('title: T', '![là](../images/z.png)'), 'text.missing-image', 'actions/x.md', 7, { url: '../images/z.png' }],
  ['text that is not UTF-8', action('title: T', 'Ao\uFFFDt.'), 'text.encoding', 'actions/x.md', 7],
]

/** The sound plan with some files replaced; null: left out. */
export function filesWith(change: Record<string, string | null>): Map<string, string> {
  const entries = Object.entries({ ...sound, ...change })
  return new Map(entries.filter((entry): entry is [string, string] => entry[1] !== null))
}
