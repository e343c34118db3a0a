// Signs in and works on the review desk by keyboard: confirm, undo, dispute, speaker, span, skip, sign out. Changes nothing in the end but
// what it says. Exported: desk(page tools, key), which notes faults in the list of the tools.
const { tabStops } = require('./keyboard.js');

module.exports = async function desk({ browser, open, check, checkAll, faults }, key) {
  const refused = await open(browser, 'review', 1400, 'light', true);
  await follow(refused.page, '.error a[href*="sign-in"]');
  await checkAll(browser, 'sign-in?to=/review');
  const page = refused.page;
  await page.keyboard.type('wrong');
  await enter(page);
  expect('wrong key', await text(page, '#fault'), 'The key does not exist.');
  await page.keyboard.type(key);
  await enter(page);
  expect('after signing in', new URL(page.url()).pathname, '/review');
  await administer();
  await checkAll(browser, 'review');

  await press(page, 'n');
  const first = page.url();
  const words = await text(page, '.words');
  await expectClaims('claims', 1);
  const path = first.slice(first.indexOf('/review') + 1);
  await check(browser, path, 1400, 'light');
  await check(browser, path, 375, 'dark');
  expect('mark in view', await page.$eval('.desk mark', mark => {
    const box = mark.getBoundingClientRect();
    return box.top > 0 && box.bottom < innerHeight;
  }), true);
  await tabStops(page, path, faults);

  await press(page, 'c');
  expect('next quote', page.url() !== first, true);
  expect('flash', (await text(page, '.done p')).split(':')[0], 'Confirmed');
  await check(browser, page.url().slice(first.indexOf('/review') + 1), 1400, 'light');
  await press(page, 'u');
  expect('undone', await text(page, '.words'), words);

  await page.keyboard.press('d');
  await page.keyboard.type('cru');
  await page.keyboard.press('Tab');
  await page.keyboard.type('The recording');
  await enter(page);
  expect('dispute', (await text(page, '.done p')).split(':')[0], 'Disputed');
  await press(page, 'u');
  expect('undone', await text(page, '.words'), words);

  await page.keyboard.press('p');
  await page.keyboard.type('Maren');
  await page.waitForFunction(() => document.querySelectorAll('#speakers option').length > 0, { timeout: 5000 })
    .catch(() => faults.push('desk: no suggestions for the speaker'));
  const name = await page.$eval('#speakers option', option => option.value);
  await page.$eval('#speaker', (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event('input'));
  }, name);
  await enter(page);
  expect('speaker', await page.$eval('#speaker', field => field.value), name);
  await press(page, 'u');

  await page.focus('.desk details summary');
  await page.keyboard.press('Enter');
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('told reporters');
  await page.keyboard.press('Escape');
  await press(page, 'x');
  expect('cue', (await text(page, '.facts')).includes('told reporters'), true);
  await press(page, 'u');

  const chosen = await page.$eval('.desk .body', body => {
    const marked = body.querySelector('mark').firstChild;
    const end = Math.max(1, marked.data.indexOf(' ', marked.data.indexOf(' ') + 1));
    getSelection().setBaseAndExtent(marked, 0, marked, end);
    return marked.data.slice(0, end);
  });
  await page.keyboard.press('e');
  expect('words of the selection', await page.$eval('#text', field => field.value), chosen);
  await page.keyboard.press(']');
  const longer = await page.$eval('#text', field => field.value);
  expect('one word more', longer.length > chosen.length && longer.startsWith(chosen), true);
  await page.keyboard.press('[');
  expect('one word less', await page.$eval('#text', field => field.value), chosen);
  await press(page, 'x');
  expect('marked', await text(page, '.desk mark'), chosen);
  await press(page, 'u');
  expect('restored', await text(page, '.words'), words);

  await press(page, 's');
  expect('skipped', page.url() !== first, true);
  await page.focus('#keys');
  await page.keyboard.press('Space');
  const skippedTo = page.url();
  await page.keyboard.press('c');
  await new Promise(done => setTimeout(done, 300));
  expect('keys are off', page.url(), skippedTo);
  await expectClaims('claims', 1);
  await page.goto(new URL('/review', first).href);
  await expectClaims('claims after leaving', 0);
  await page.focus('form.session button');
  await enter(page);
  expect('signed out', await page.$('form.session'), null);
  await page.close();

  /** Waits until the requests of the page have arrived, and the key has claimed as many proposals as it should. */
  async function expectClaims(what, due) {
    const end = Date.now() + 5000;
    let found;
    do {
      await new Promise(done => setTimeout(done, 300));
      const answer = await fetch(new URL('/claims', page.url()), { headers: { Authorization: 'Bearer ' + key } });
      found = (await answer.json()).items.length;
    } while (found !== due && Date.now() < end);
    expect(what, found, due);
  }

  /** Creates a key, whose secret is shown once, and looks at the pages of administration. */
  async function administer() {
    const admin = await open(browser, 'admin', 1400, 'light', true);
    await tabStops(admin.page, admin.name, faults);
    await admin.page.type('#field-name', 'Archive copy');
    await enter(admin.page);
    expect('the secret of a new key', /^ork_/.test(await text(admin.page, '.notice code')), true);
    await admin.page.close();
    for (const path of ['admin', 'admin/duplicates']) {
      await checkAll(browser, path);
    }
  }

  function expect(what, found, due) {
    if (found !== due) {
      faults.push(`desk: ${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(due)}`);
    }
  }
};

const text = (page, selector) => page.$eval(selector, element => element.innerText.trim()).catch(() => `no ${selector}`);

async function press(page, key) {
  await Promise.all([page.waitForNavigation({ timeout: 10000 }), page.keyboard.press(key)]);
}

const enter = page => press(page, 'Enter');

async function follow(page, selector) {
  await page.focus(selector);
  await enter(page);
}
