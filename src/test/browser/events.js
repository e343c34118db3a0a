// Follows changes with the EventSource of Chromium while quotes are created, across the ends of the stream. Prints the faults, and exits with
// 1 if a quote is missing, repeated or out of order, or if no stream was resumed.
// Usage: node events.js <address of the service> <key>
const [service, key] = process.argv.slice(2);
const puppeteer = require('puppeteer-core');

const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

async function create(number) {
  const words = `Tide number ${number} came in.`;
  const answer = await fetch(service + 'articles', {
    method: 'POST',
    headers: { 'Authorization': `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ title: `Tide ${number}`, body: words }),
  });
  const article = await answer.json();
  const quote = await fetch(service + 'quotes', {
    method: 'POST',
    headers: { 'Authorization': `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ article: { id: article.id }, text: words, type: 'direct' }),
  });
  return (await quote.json()).id;
}

async function main() {
  const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.goto(service);
  await page.evaluate(() => {
    window.received = [];
    window.opened = 0;
    const changes = new EventSource('/changes?since=now&kind=quote&include=record');
    changes.onopen = () => window.opened++;
    changes.onmessage = event => {
      const { change, record } = JSON.parse(event.data);
      window.received.push(`${change} ${record.id}`);
    };
  });
  await page.waitForFunction(() => window.opened > 0);
  const created = [];
  for (let i = 0; i < 14; i++) {
    created.push('created ' + await create(i));
    await pause(400);
  }
  await page.waitForFunction(count => window.received.length >= count, { timeout: 15000 }, created.length);
  await pause(300);
  const { received, opened } = await page.evaluate(() => ({ received: window.received, opened: window.opened }));
  await browser.close();
  if (JSON.stringify(received) !== JSON.stringify(created)) {
    console.log(`received ${received}\ncreated ${created}`);
    process.exit(1);
  }
  if (opened < 2) {
    console.log('The stream was not resumed');
    process.exit(1);
  }
}

main();
