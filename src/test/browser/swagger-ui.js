// Opens Swagger UI in Chromium and checks what a developer sees. Prints each fault, and exits with 1 if there are any.
// Usage: node swagger-ui.js <address of the service> <key>
const [service, key] = process.argv.slice(2);
const puppeteer = require('puppeteer-core');

const faults = [];
const expect = (holds, fault) => holds || faults.push(fault);

/** The operations shown, each with its lock: open, closed or none. */
const locks = page => page.$$eval('.opblock', blocks => blocks.map(block => {
  const text = selector => block.querySelector(selector).textContent.replace(/\u200b/g, '');
  const lock = block.querySelector('.authorization__btn');
  return {
    operation: text('.opblock-summary-method') + ' ' + text('.opblock-summary-path'),
    lock: !lock ? 'none' : lock.querySelector('svg.locked') ? 'closed' : 'open',
  };
}));

const overflow = page => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

async function expectLocks(page, contract, lock) {
  const shown = await locks(page);
  expect(shown.length > 40, `only ${shown.length} operations are shown`);
  for (const { operation, lock: drawn } of shown) {
    const [method, template] = operation.split(' ');
    const security = contract.paths[template][method.toLowerCase()].security || contract.security;
    const due = security.length === 0 ? 'none' : lock;
    expect(drawn === due, `${operation} has the lock "${drawn}" instead of "${due}"`);
  }
}

async function execute(page, id) {
  const block = await page.waitForSelector(`[id$="-${id}"]`);
  await (await block.$('.opblock-summary-control')).click();
  await (await block.waitForSelector('.try-out__btn')).click();
  const typed = await block.$$eval('.parameters input[type=text]', inputs => inputs.map(input => input.value).filter(value => value));
  await (await block.waitForSelector('.execute')).click();
  const status = await block.waitForSelector('.live-responses-table tbody .response-col_status');
  return { typed, status: await status.evaluate(cell => cell.textContent.trim().slice(0, 3)) };
}

async function main() {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  page.on('console', message => message.type() === 'error' && faults.push('console: ' + message.text()));
  page.on('pageerror', error => faults.push('script: ' + error.message));
  page.on('response', answer => answer.status() >= 400 && faults.push(`${answer.status()} ${answer.url()}`));
  const contract = await (await fetch(service + 'q/openapi?format=json')).json();

  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(service + 'q/swagger-ui/', { waitUntil: 'networkidle0' });
  await page.waitForSelector('.opblock');
  await expectLocks(page, contract, 'open');
  const first = await page.$$eval('.opblock-tag', tags => tags.map(tag => tag.getAttribute('data-tag')));
  expect(first.slice(0, 2).join() === 'Quotes,Statements', 'the first groups are ' + first.slice(0, 2));
  const icon = await page.$eval('link[rel=icon]', link => link.href);
  expect((await fetch(icon)).ok, 'the icon is missing: ' + icon);

  const list = await execute(page, 'listQuotes');
  expect(list.typed.filter(value => value !== '20').length === 0, 'filters are filled in: ' + list.typed);
  expect(list.status === '200', 'GET /quotes answers ' + list.status);
  const one = await execute(page, 'getQuote');
  expect(one.status === '200', 'GET /quotes/{id} answers ' + one.status);

  await page.click('.auth-wrapper .authorize');
  await page.type('.auth-container input', key);
  await page.click('.auth-container .authorize');
  await page.click('.auth-container .btn-done');
  await expectLocks(page, contract, 'closed');
  const keys = await execute(page, 'listKeys');
  expect(keys.status === '200', 'GET /keys with a key answers ' + keys.status);

  for (const address of ['q/swagger-ui/', '', 'q/guide/', 'q/guide/operations']) {
    await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
    await page.goto(service + address, { waitUntil: 'networkidle0' });
    expect(await page.evaluate(() => innerWidth) === 390, `/${address} is not as wide as a phone`);
    expect(await overflow(page) <= 0, `/${address} scrolls sideways by ${await overflow(page)} pixels`);
    if (address === 'q/swagger-ui/') {
      await execute(page, 'listQuotes');
      await execute(page, 'createQuote').catch(fault => faults.push(fault.message));
      expect(await overflow(page) <= 0, `an opened operation scrolls sideways by ${await overflow(page)} pixels`);
    }
  }
  await browser.close();
}

main().catch(error => faults.push(error.stack)).finally(() => {
  faults.forEach(fault => console.log(fault));
  process.exit(faults.length === 0 ? 0 : 1);
});
