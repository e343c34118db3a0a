// Works on pages by keyboard alone: Tab reaches each control and shows where it is, and Enter sends the search.
// Exported: keyboard(page tools, paths), and tabStops(page, its name, list of faults).
module.exports = { keyboard, tabStops };

/** Tab through each page, on a screen, and the search. */
async function keyboard({ browser, open, faults }, paths) {
  for (const path of paths) {
    const { page, name } = await open(browser, path, 1400, 'light', true);
    await tabStops(page, name, faults);
    await page.close();
  }
  await search({ browser, open, faults });
}

/** Tab reaches each control of an open page, in the order of the page, and shows where it is. */
async function tabStops(page, name, faults) {
  await page.evaluate(() => {
    window.controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter(control => control.tabIndex >= 0 && !control.disabled && control.checkVisibility({ visibilityProperty: true }));
    controls[0].focus();
  });
  const reached = new Set([0]);
  let stop = await next(page);
  // A date has several stops, and a box that scrolls has one. After the last control comes the page, or the first control again.
  for (let last = 0; !stop.isPage && (stop.control < 0 || stop.control >= last); stop = await next(page)) {
    last = Math.max(last, stop.control);
    reached.add(last);
    if (!stop.isMarked) {
      faults.push(`${name}: does not show that it has the focus: ${stop.html}`);
    }
  }
  const missed = await page.evaluate(seen => controls.filter((control, at) => !seen.includes(at)).map(control => control.outerHTML.slice(0, 120)), [...reached]);
  missed.forEach(html => faults.push(`${name}: Tab does not reach ${html}`));
}

/** Presses Tab. Returns what has the focus then. */
async function next(page) {
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const focused = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    return {
      control: controls.indexOf(focused),
      isPage: focused === document.body,
      // Chromium marks the part of a date that has the focus.
      isMarked: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 || focused.type === 'date',
      html: focused.outerHTML.slice(0, 120),
    };
  });
}

/** Tab reaches the link that skips the navigation first. Enter sends the search. */
async function search({ browser, open, faults }) {
  const { page, name } = await open(browser, '', 1400, 'light', true);
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement.className);
  if (first !== 'skip') {
    faults.push(`${name}: the first stop of the keyboard is ${first}`);
  }
  await page.focus('#search');
  await page.keyboard.type('strait');
  await page.waitForFunction(() => document.querySelectorAll('#suggestions option').length > 0, { timeout: 5000 })
    .catch(() => faults.push(`${name}: no suggestions`));
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  if (!page.url().endsWith('/search?q=strait')) {
    faults.push(`${name}: Enter leads to ${page.url()}`);
  }
  await page.close();
}
