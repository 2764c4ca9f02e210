// What the reports of the test runners say: how many tests passed, and in words what did not.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './prepare.mjs'

/**
 * Reads the JSON report of Vitest. Whatever did not pass counts as failed, also what was skipped.
 * @param {string} file its path
 * @returns {{ passed: number, failures: string[] }}
 */
export function vitestReport(file) {
  const { numPassedTests: passed, testResults, success } = read(file)
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status !== 'passed')
    // A file that cannot be read has no tests.
    const lines = tests.length === 0 && status === 'failed' ? [firstLine(message)] : tests.map(vitestLine)
    return lines.map((line) => `${relative(root, name)}: ${line}`)
  })
  return { passed, failures: failures.length > 0 || success ? failures : ['Vitest met an error outside the tests'] }
}

/**
 * Reads the JSON report of Playwright. Whatever did not pass at the first try counts as failed, also what was skipped.
 * @param {string} file its path
 * @returns {{ passed: number, failures: string[] }}
 */
export function playwrightReport(file) {
  const { stats, suites, errors } = read(file)
  const failed = suites
    .flatMap(specsIn)
    .flatMap((spec) => spec.tests.map((test) => ({ ...spec, test })))
    .filter(({ test }) => test.status !== 'expected')
    .map(({ file, title, test }) => `${file}: ${title}: ${firstLine(test.results[0]?.error?.message ?? test.status)}`)
  return { passed: stats.expected, failures: [...failed, ...errors.map(({ message }) => firstLine(message))] }
}

const read = (file) => JSON.parse(readFileSync(file, 'utf8'))

const vitestLine = ({ fullName, status, failureMessages: [message = status] }) => `${fullName}: ${firstLine(message)}`

const specsIn = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsIn)]

const firstLine = (text) => stripVTControlCharacters(text).trim().split('\n')[0]
