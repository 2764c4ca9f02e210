// A loader of the build: messages as they are written (ICU) become what pages format, without a parser.

/** @param {string} written a file of messages @returns {Promise<string>} a module of them, compiled */
module.exports = async (written) => {
  const { default: compile } = await import('icu-minify/compile')
  const compiled = (some) =>
    typeof some === 'string'
      ? compile(some)
      : Object.fromEntries(Object.entries(some).map(([key, value]) => [key, compiled(value)]))
  return `export default ${JSON.stringify(compiled(JSON.parse(written)))}`
}
