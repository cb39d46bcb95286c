import fc from 'fast-check'

const pieces = [
  'Le plan', 'monnaie locale', 'M. Dupont', 'art. 3', 'etc. Nous', '« Oui ! »', '3,5 %', 'citoyen.ne.s', 'une phrase. Une autre', '…', ' ', '  ', '\t', '\n', '\n\n', '\u00A0', '\u202F', '\r\n',
  '- ', '* ', '+ ', '• ', '  - ', '    ', '1. ', '2) ', '> ', '# ', '## ', '---', '===', '```', '~~~', '`', '``', '*', '**', '_', '__', '~', '~~', '|', '| a | b |\n|---|---|\n', ':--', '\\', '\\\\', '<b>', '</b>', '<script>alert(1)</script>',
  '<!-- ', '-->', '<https://a.example>', 'https://a.example/b?c=d.', 'www.a.example', 'moi@a.example', 'mailto:a@b.c', 'xmpp:a@b.c', '[a](b)', '![a](b)', '[a]: b', '[a]', '[^1]', '[^1]: n', '](', '&amp;', '&#64;', '&', '@[p-0123456789]', '@moi', '{x}', '<a href=x', ']]>', '<?', '<!A',
  'a', 'é', 'A. ', '\u0000', '\u202E', '\u2028', '\uFEFF', '\u200B', '🎉', '\uD800', '[ ] ', '[x] ', '= ', '-', '+', '#', 'HTTP://A.B', 'http', '://', '.', '!', '! ', '? ', '(', ')', '"', ':',
]

/** Text as anybody might type it, made of all that means something to Markdown, HTML or sentence rules. */
export const hostileText = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

/** Any Markdown body, well formed or not. */
export const markdownText = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join('').toWellFormed())
