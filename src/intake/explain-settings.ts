import type { SettingsInvalid } from '../settings/settings.ts'
import type { Terminal } from './terminal.ts'

/** What a setting that was refused should have been, by its name; other settings: `unknown`. */
const expected = {
  PORT: 'number', PLAN_HOLD: 'flag', PLAN_DEMO: 'flag', PLAN_URL: 'address', PLAN_GITHUB_API_URL: 'address', PLAN_ISSUES_URL: 'address',
  PLAN_INTAKE_URL: 'intake', PLAN_BASE: 'base', PLAN_EMAIL: 'email', PLAN_GITHUB_REPOSITORY: 'repository',
} as const

/** Each setting that was refused, and what it should be, a line each. */
export function listSettingFaults({ data }: SettingsInvalid, { t }: Pick<Terminal, 't'>): string {
  return (data['names'] as string[]).map((name) => t('setting', { name, expected: t(`setting.${nameForm(name)}`) })).join('\n')
}

function nameForm(name: string): (typeof expected)[keyof typeof expected] | 'unknown' {
  return name in expected ? expected[name as keyof typeof expected] : 'unknown'
}
