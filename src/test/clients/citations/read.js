// Reads the files of a citation with the parsers of citation-js, and prints what each has found as CSL-JSON, and a bibliography.
import {readFileSync} from 'node:fs'
import {Cite, plugins} from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-ris'

// LaTeX commands in names and titles become characters.
plugins.config.get('@bibtex').parse.strict = true

const types = {bib: '@bibtex/text', ris: '@ris/file', 'csl.json': '@csl/list+object'}

function read(file) {
  const extension = file.slice(file.indexOf('.') + 1)
  const text = readFileSync(file, 'utf8')
  const input = extension === 'csl.json' ? JSON.parse(text) : text
  const cite = new Cite(input, {forceType: types[extension]})
  const bibliography = cite.format('bibliography', {template: 'apa', lang: 'en-US'})
  return {extension, items: cite.data, bibliography}
}

console.log(JSON.stringify(process.argv.slice(2).map(read)))
