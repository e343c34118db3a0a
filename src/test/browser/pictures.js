// Takes the pictures of the guide, light and dark. Exported: pictures(page tools, key, folder). The last ones need a session.
const fs = require('fs');

const ARTICLE = 'articles/0199a000-0000-7001-8000-000000000001';
const QUOTE = 'quotes/0199a000-0000-7002-8000-000000000003';
const STATEMENT = 'statements/0199a000-0000-7002-8000-000000000065';
const ACTOR = 'actors/0199a000-0000-7000-8000-000000000006';

/** Pixels of CSS. Pictures are smaller by SCALE, so that they fit the column of the guide. */
const SIZE = { width: 1110, height: 620 };
const SCALE = .8;

module.exports = async function pictures({ browser, open }, key, folder) {
  fs.mkdirSync(folder, { recursive: true });
  await take('front', '');
  for (const [name, path] of [['article', ARTICLE], ['quote', QUOTE], ['actor', ACTOR], ['statement', STATEMENT]]) {
    await take(name, path, page => scrollTo(page, '.kicker'));
  }
  await take('draft', 'draft', checkDraft);
  await take('desk', 'sign-in?to=%2Freview%3Flanguage%3Den', page => signIn(page, key));
  await take('admin', 'admin');

  async function take(name, path, prepare = () => {}) {
    const { page } = await open(browser, path, SIZE.width, 'light', true);
    await page.setViewport({ ...SIZE, deviceScaleFactor: SCALE });
    await prepare(page);
    for (const [scheme, file] of [['light', name], ['dark', `${name}-dark`]]) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.screenshot({ path: `${folder}/${file}.webp`, type: 'webp', quality: 45 });
    }
    await page.close();
  }
};

async function checkDraft(page) {
  await page.$eval('#text', (field, words) => { field.value = words; }, fs.readFileSync('draft.txt', 'utf8'));
  await follow(page, 'main form button');
  await scrollTo(page, 'main section');
}

/** Signs in and opens the first proposal. */
async function signIn(page, key) {
  await page.type('#key', key);
  await follow(page, 'main form button');
  await follow(page, '.start button');
}

/** Leaves the head of the page out. */
async function scrollTo(page, selector) {
  await page.$eval(selector, element => window.scrollTo(0, element.getBoundingClientRect().top - 24));
}

async function follow(page, selector) {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}
