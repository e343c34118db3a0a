// Small additions: suggestions while typing, and buttons that copy. Every page works without them.
'use strict';

const search = document.getElementById('search');
const list = document.getElementById('suggestions');
const root = new URL('.', new URL(document.querySelector('.brand').href)).href;

/** Calls a function once the typing has paused. */
function paused(action) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, 150);
  };
}

async function suggest() {
  const typed = search.value.trim();
  if (typed.length < 2) {
    return;
  }
  const answer = await fetch(root + 'suggest?limit=8&q=' + encodeURIComponent(typed), { headers: { Accept: 'application/json' } });
  if (!answer.ok || search.value.trim() !== typed) {
    return;
  }
  const { items } = await answer.json();
  list.replaceChildren(...items.map(item => {
    const option = document.createElement('option');
    option.value = item.text;
    option.label = item.hint ? item.text + ' · ' + item.hint : item.text;
    return option;
  }));
}

search.addEventListener('input', paused(suggest));

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
