// Records with long words, wide letters and right-to-left text in every field: on a screen and on a phone, no text leaves its box on any
// page. Exported: hostile(page tools, service, key). The browser is signed in.
const LONG = 'W'.repeat(280);
const RIGHT_TO_LEFT = 'قالت الوزيرة إن البحر لا ينتظر أحدا، ولا السفن. '.repeat(4);

module.exports = async function hostile({ browser, open, faults }, service, key) {
  const paths = [...await pages(LONG, `${'W'.repeat(19000)} 🏴‍☠️`), ...await pages(RIGHT_TO_LEFT.slice(0, 190), RIGHT_TO_LEFT)];
  await create('keys', { name: LONG.slice(0, 200), role: 'reader' });
  for (const path of [...paths, '', 'review', 'admin', 'admin/duplicates', `quotes?speaker=${LONG}`, LONG, `search?q=${LONG}`]) {
    const { page, name } = await open(browser, path, 1400, 'light', true);
    for (const width of [1400, 375]) {
      await page.setViewport({ width, height: 900 });
      for (const place of await page.evaluate(outside)) {
        faults.push(`${name} at ${width} px: text outside of its box: ${place}`);
      }
    }
    await page.close();
  }

  /** Records whose names are a text, with a quote of these words, and the paths of their pages. */
  async function pages(text, words) {
    const office = await create('actors', { name: `${text} 1`, kind: 'state' });
    const speaker = await create('actors', {
      name: `${text} 2`, kind: 'person', aliases: [`${text} 3`], description: text, affiliations: [{ actor: { id: office }, role: text }],
    });
    const article = await create('articles', {
      title: text, body: `${words}\n\n“${words}”\n\n“${words}” again`, source: { name: `${text} 4`, kind: 'media' }, authors: [text], section: text.slice(0, 100), rights: text,
      publishedOn: '2025-06-12', url: `https://example.com/${encodeURIComponent(text.slice(0, 100))}`,
    });
    const attribution = { text, role: text, cue: text.slice(0, 100), anonymous: false, via: [{ text }, { text }] };
    const quote = { article: { id: article }, text: words, type: 'direct', speaker: { id: speaker }, attribution, mentions: [{ id: office }] };
    const first = [...words].length + 3;
    const spans = start => [{ start, end: start + [...words.trimEnd()].length }];
    const confirmed = await create('quotes', { ...quote, text: words.trimEnd(), spans: spans(first) });
    const proposed = await create('quotes', { ...quote, text: words.trimEnd(), status: 'proposed', spans: spans(first + [...words].length + 4) });
    return [
      `articles/${article}`, `quotes/${confirmed}`, `quotes/${confirmed}/card`, `statements/${confirmed}`, `actors/${speaker}`, `actors/${office}`,
      `quotes?speaker=${speaker}`, `review/${proposed}`,
    ];
  }

  async function create(list, record) {
    const answer = await fetch(service + list, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(record),
    });
    const created = await answer.json();
    if (answer.status !== 201) {
      throw new Error(`POST ${list}: ${JSON.stringify(created)}`);
    }
    return created.id;
  }
};

/** The first texts that reach beyond the viewport or the block that they are in, unless it hides or scrolls them. */
function outside() {
  const found = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() && found.length < 3) {
    const text = texts.currentNode;
    let block = text.parentElement;
    while (getComputedStyle(block).display.startsWith('inline') || getComputedStyle(block).display === 'contents') {
      block = block.parentElement;
    }
    const range = document.createRange();
    range.selectNodeContents(text);
    const words = range.getBoundingClientRect();
    const box = block.getBoundingClientRect();
    const hidden = block.closest('.unseen, .skip, svg, datalist, select, script') || text.parentElement.closest('.unseen');
    if (!hidden && words.width > 0 && (words.right > Math.min(box.right, innerWidth) + 1 || words.left < Math.max(box.left, 0) - 1)) {
      found.push(`${block.tagName} ${block.className} ${text.data.trim().slice(0, 40)}`);
    }
  }
  return found;
}
