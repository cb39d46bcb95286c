/** Little: reading systems set the type, and their readers change it. */
export const epubStyle = `body { line-height: 1.5; }
h1, h2, h3, h4 { line-height: 1.2; page-break-after: avoid; break-after: avoid; }
.kicker { display: block; font-size: 0.8em; font-family: sans-serif; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.meta, .notes, .book-aside { font-size: 0.9em; }
.lead { font-size: 1.2em; }
.plan-action { margin-top: 2em; }
.notes { list-style: none; padding: 0; border-top: 1px solid; }
.note-number { float: left; font-weight: bold; margin-right: 0.6em; }
.label, .small-title { font-weight: bold; }
.labelled .prose, .labelled .prose > p:first-child { display: inline; }
.open-question { border: 1px dashed; padding: 0.5em 1em; }
.diff ins { text-decoration: underline; }
.diff del, .former { text-decoration: line-through; }
.origin-note { text-decoration: none; }
nav ol { list-style: none; padding-left: 1em; }
table { border-collapse: collapse; }
td, th { border: 1px solid; padding: 0.2em 0.5em; }
`
