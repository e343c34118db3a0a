// Small additions: suggestions while typing, and buttons that copy. Every page works without them.
'use strict';

const root = new URL('.', new URL(document.querySelector('.brand').href)).href;

/** Calls a function once the typing has paused. */
function paused(action) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, 150);
  };
}

/** Fills the data list of a field with what fits the words in it. */
async function suggest(field) {
  const typed = field.value.trim();
  if (typed.length < 2) {
    return;
  }
  const url = root + 'suggest?' + field.dataset.suggest + '&q=' + encodeURIComponent(typed);
  const answer = await fetch(url, { headers: { Accept: 'application/json' } });
  if (!answer.ok || field.value.trim() !== typed) {
    return;
  }
  const { items } = await answer.json();
  field.list.replaceChildren(...items.map(item => {
    const option = document.createElement('option');
    option.value = item.text;
    option.label = item.hint ? item.text + ' · ' + item.hint : item.text;
    if (item.actor) {
      option.dataset.id = item.actor.id;
    }
    return option;
  }));
}

for (const field of document.querySelectorAll('input[data-suggest]')) {
  field.addEventListener('input', paused(() => suggest(field)));
}

for (const button of document.querySelectorAll('button[data-copy]')) {
  if (navigator.clipboard) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.firstChild.data = 'Copied';
      setTimeout(() => { button.firstChild.data = 'Copy'; }, 2000);
    });
  }
}
