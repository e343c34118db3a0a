// Opens each page in Chromium, on a screen and on a phone, light and dark: axe-core finds nothing, the console is silent, nothing comes
// from another host, nothing overflows, and without JavaScript the text is the same. Prints each fault, and exits with 1 if there are any.
// Usage: node pages.js <address of the service> <key of an admin> <path> …
// The pictures of the guide go to the folder GUIDE. PICTURES=<folder> saves a picture of each page.
const [service, key, ...paths] = process.argv.slice(2);
const fs = require('fs');
const puppeteer = require('puppeteer-core');
const desk = require('./desk.js');
const pictures = require('./pictures.js');
const { keyboard } = require('./keyboard.js');
const hostile = require('./hostile.js');

const axe = fs.readFileSync(require.resolve('axe-core'), 'utf8');
const faults = [];

/** The text of a page without the buttons of scripts, and without the id of the request in error pages. */
const text = page => page.evaluate(() => {
  document.querySelectorAll('button[data-copy]').forEach(button => button.remove());
  return document.body.innerText.replace(/\b[0-9a-f]{32}\b|\s+/g, ' ');
});

/** The first elements whose boxes reach beyond the viewport, unless they scroll within another one. */
const overflowing = page => page.evaluate(() => {
  if (document.documentElement.scrollWidth <= innerWidth) {
    return [];
  }
  return [...document.body.querySelectorAll('*')]
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.unseen, .skip'))
    .slice(0, 3)
    .map(element => element.outerHTML.slice(0, 120));
});

async function open(browser, path, width, scheme, script) {
  const page = await browser.newPage();
  const name = `${path} (${width} px, ${scheme}${script ? '' : ', without JavaScript'})`;
  await page.setJavaScriptEnabled(script);
  // Of the page only: axe-core itself needs neither network nor policy.
  await page.setBypassCSP(false);
  // Chromium logs the status of an error page.
  page.on('console', message => [service + path, page.url()].includes(message.location().url) || faults.push(`${name}: console: ${message.text()}`));
  page.on('pageerror', error => faults.push(`${name}: script: ${error.message}`));
  // Chromium's own icons of date fields are data.
  page.on('request', request => /^data:/.test(request.url()) || request.url().startsWith(service) || faults.push(`${name}: requests ${request.url()}`));
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setViewport({ width, height: 900 });
  await page.goto(service + path, { waitUntil: 'load' });
  return { page, name };
}

async function check(browser, path, width, scheme) {
  const { page, name } = await open(browser, path, width, scheme, true);
  await inspect(page, name);
  const shown = await text(page);
  await page.close();
  return shown;
}

/** A page on a screen and on a phone; without JavaScript it has the same text. */
async function checkAll(browser, path) {
  const shown = await check(browser, path, 1400, 'light');
  await check(browser, path, 375, 'dark');
  const { page, name } = await open(browser, path, 1400, 'light', false);
  if (await text(page) !== shown) {
    faults.push(`${name}: has another text`);
  }
  await page.close();
}

/** Adds the faults of layout and accessibility of an open page, which is in the other colours afterwards. */
async function inspect(page, name) {
  if (process.env.PICTURES) {
    await page.screenshot({ path: `${process.env.PICTURES}/${name.replace(/\W+/g, '-')}.png`, fullPage: true });
  }
  for (const element of await overflowing(page)) {
    faults.push(`${name}: overflows: ${element}`);
  }
  await page.evaluate(axe);
  await audit(page, name, { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'light' : 'dark' }]);
  await audit(page, `${name}, then in the other colours`, { type: 'rule', values: ['color-contrast'] });
}

/** Adds the violations that axe-core finds by some of its rules. */
async function audit(page, name, rules) {
  const result = await page.evaluate(runOnly => axe.run(document, { runOnly }), rules);
  for (const violation of result.violations) {
    faults.push(`${name}: ${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 2).map(node => node.html.slice(0, 200) + ' ' + (node.any[0] || {}).message).join(' | ')}`);
  }
}

/** Words stay readable on paper, also for readers whose screen is dark. */
async function printed(browser, path) {
  const { page, name } = await open(browser, path, 1400, 'dark', true);
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { media: 'print', features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
  await page.evaluate(axe);
  await audit(page, `${name}, printed`, { type: 'rule', values: ['color-contrast'] });
  await page.close();
}

/** Sends the draft of the sample story, which has each verdict once, by keyboard; also without JavaScript. */
async function draft(browser, width, scheme, script) {
  const { page, name } = await open(browser, 'draft', width, scheme, script);
  await page.focus('#text');
  await page.$eval('#text', (field, words) => { field.value = words; }, fs.readFileSync('draft.txt', 'utf8'));
  await page.focus('main button');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  const verdicts = await page.$$eval('.verdict', labels => new Set(labels.map(label => label.innerText)).size);
  if (verdicts !== 8) {
    faults.push(`${name}: shows ${verdicts} verdicts`);
  }
  if (script) {
    await inspect(page, name + ', checked');
  }
  const shown = await text(page);
  await page.close();
  return shown;
}

async function main() {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  for (const path of paths) {
    await checkAll(browser, path);
  }
  await printed(browser, paths.find(path => /^quotes\/[^/?]+$/.test(path)));
  const checked = await draft(browser, 1400, 'light', true);
  await draft(browser, 375, 'dark', true);
  if (await draft(browser, 1400, 'light', false) !== checked) {
    faults.push('draft: has another text without JavaScript');
  }
  await keyboard({ browser, open, faults }, paths);
  await desk({ browser, open, check, checkAll, faults }, key);
  await pictures({ browser, open }, key, process.env.GUIDE || 'pictures');
  await hostile({ browser, open, faults }, service, key);
  await browser.close();
}

main().catch(error => faults.push(error.stack)).finally(() => {
  faults.forEach(fault => console.log(fault));
  process.exit(faults.length === 0 ? 0 : 1);
});
