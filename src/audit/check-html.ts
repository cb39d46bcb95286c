import { HtmlValidate } from 'html-validate'
import type { ConfigData } from 'html-validate'

/** Rules for every page, static or served: validity and accessibility, not matters of taste. */
export const htmlRules: ConfigData = {
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Whole sentences of the plan are titles; search engines cut them as they like.
    'long-title': 'off',
    // A list without marks is none for VoiceOver in Safari, unless its role is said.
    'no-redundant-role': 'off',
    // A wide table scrolls in a region that can be reached by keyboard: it has no heading of its own.
    'prefer-native-element': ['error', { exclude: ['region'] }],
  },
}

const validator = new HtmlValidate({ root: true, ...htmlRules })

/** Faults of a page's HTML, each with its line and the rule. */
export async function checkHtml(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  return report.results.flatMap(({ messages }) => messages.map(({ line, column, message, ruleId, selector }) => `${line}:${column} ${message} (${ruleId}${selector ? `, ${selector}` : ''})`))
}
