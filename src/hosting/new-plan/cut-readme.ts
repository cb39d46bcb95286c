import { templateCommands } from './template-parts.ts'

const block = /<!-- template -->[\s\S]*?<!-- \/template -->\n*/g

/** The template's README for another plan: its title, without what is said of the sample or of commands that left with it. */
export function cutReadme(readme: string, title: string): string {
  const gone = templateCommands.map((name) => `| \`npm run ${name}`)
  const lines = readme.replace(block, '').split('\n').filter((line) => !gone.some((start) => line.startsWith(start)))
  return lines.join('\n').replace(/^# .*$/m, () => `# ${escapeMarkdown(title)}`)
}

/** A title is words: nothing in it is markup. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~&!]/g, '\\$&')
}
