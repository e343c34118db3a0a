// Finds text fragments in pages as Google's polyfill does, and prints the first place of each directive: the number of the paragraph,
// the offset in it, and the text found. The argument is a file with [{"title", "body", "url"}]. Each line of a body is a paragraph.
import {readFileSync} from 'node:fs'
import {JSDOM} from 'jsdom'

const {window} = new JSDOM('<html lang="en"><body></body></html>')
for (const name of ['document', 'Node', 'NodeFilter', 'Range', 'HTMLElement', 'Element', 'Text']) {
  globalThis[name] = window[name]
}
globalThis.window = window
globalThis.navigator = {language: 'en'}
const finder = await import('text-fragments-polyfill/text-fragment-utils')

function find({title, body, url}) {
  const heading = document.createElement('h1')
  heading.textContent = title
  const paragraphs = body.split('\n').filter(line => line.trim()).map(line => {
    const paragraph = document.createElement('p')
    paragraph.textContent = line
    return paragraph
  })
  document.body.replaceChildren(heading, ...paragraphs)
  const directives = finder.parseFragmentDirectives(finder.getFragmentDirectives(new URL(url).hash))
  return directives.text.map(directive => {
    const [range] = finder.processTextFragmentDirective(directive, document)
    return range
      ? {
          paragraph: paragraphs.findIndex(paragraph => paragraph.contains(range.startContainer)),
          offset: range.startOffset,
          text: range.toString()
        }
      : null
  })
}

console.log(JSON.stringify(JSON.parse(readFileSync(process.argv[2], 'utf8')).map(find)))
