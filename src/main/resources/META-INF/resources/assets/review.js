// The review desk: single keys, and spans by selecting text. Without this script, its forms do the same by buttons and typed words.
'use strict';

const STORED = 'onrecord.keys';
const WORD = /[\p{L}\p{N}]/u;
const keys = document.getElementById('keys');
const form = document.getElementById('desk');
const body = document.querySelector('.desk .body');

// Single keys: a button acts, a field gets the focus.

function isTyping(target) {
  return target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select');
}

document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && isTyping(event.target)) {
    event.target.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || keys && !keys.checked) {
    return;
  }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target || target.disabled) {
    return;
  }
  event.preventDefault();
  if (target.matches('button')) {
    target.click();
  } else {
    target.focus();
    target.select();
  }
});

if (keys) {
  keys.checked = localStorage.getItem(STORED) !== 'off';
  keys.addEventListener('change', () => localStorage.setItem(STORED, keys.checked ? 'on' : 'off'));
  keys.closest('.keys').hidden = false;
}

// The speaker that was chosen from the suggestions, whose name may not be unique.

if (form) {
  form.elements.speaker.addEventListener('input', () => {
    const field = form.elements.speaker;
    const chosen = [...field.list.options].filter(option => option.value === field.value);
    form.elements.speakerId.value = chosen.length === 1 ? chosen[0].dataset.id : '';
  });
}

// The claim: the editor keeps the quote while the page is visible, and gives it back on leaving other than by its form.

const HOLD_MILLIS = 2 * 60 * 1000;

// A page that is left sooner does not claim its quote: the claim could arrive after the request that gives the quote back.
const FIRST_HOLD_MILLIS = 1000;

if (form && form.dataset.claim) {
  const taken = document.getElementById('taken');
  let isDeciding = false;
  const send = (url, options) => fetch(url, {
    method: 'POST', body: new URLSearchParams({ csrf: form.elements.csrf.value }), redirect: 'manual', ...options
  });
  const hold = async () => {
    if (document.visibilityState === 'visible') {
      const answer = await send(form.dataset.claim).catch(() => null);
      if (answer && answer.status === 200 && taken) {
        taken.textContent = await answer.text();
        taken.hidden = false;
      }
    }
  };
  addEventListener('pageshow', () => setTimeout(hold, FIRST_HOLD_MILLIS));
  document.addEventListener('visibilitychange', hold);
  setInterval(hold, HOLD_MILLIS);
  document.addEventListener('submit', event => {
    isDeciding = event.target.getAttribute('action') === form.getAttribute('action');
  });
  addEventListener('pagehide', () => {
    if (!isDeciding) {
      send(form.dataset.claim + '/end', { keepalive: true }).catch(() => null);
    }
  });
}

// Offsets in the body, in code points.

const length = text => [...text].length;

/** The offset of a place in the text of the page; null outside of the body. */
function offset(node, index) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest('[data-start]');
  if (!paragraph || !body.contains(paragraph)) {
    return null;
  }
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, index);
  return Number(paragraph.dataset.start) + length(before.toString());
}

/** The part of a selection that lies in the body, without white space at its ends. */
function selected(range) {
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  const text = range.toString();
  if (start === null || end === null || !text.trim()) {
    return null;
  }
  return { start: start + length(text) - length(text.trimStart()), end: end - length(text) + length(text.trimEnd()) };
}

/** The words of a span of one paragraph, or null. */
function words(span) {
  for (const paragraph of body.querySelectorAll('[data-start]')) {
    const start = Number(paragraph.dataset.start);
    const text = [...paragraph.textContent];
    if (span.start >= start && span.end <= start + text.length) {
      return text.slice(span.start - start, span.end - start).join('');
    }
  }
  return null;
}

function spans() {
  return form.elements.spans.value.split(' ').filter(Boolean).map(span => {
    const [start, end] = span.split('-').map(Number);
    return { start, end };
  });
}

/** Puts spans and their words into the form, and marks them. Spans that the page cannot show are refused. */
function take(taken) {
  const pieces = taken.map(words);
  if (pieces.length === 0 || pieces.includes(null)) {
    return;
  }
  form.elements.spans.value = taken.map(span => span.start + '-' + span.end).join(' ');
  form.elements.text.value = pieces.join(' ');
  if (CSS.highlights) {
    CSS.highlights.set('taken', new Highlight(...taken.map(range)));
  }
}

/** The range of a span on the page. */
function range(span) {
  const found = document.createRange();
  const paragraph = [...body.querySelectorAll('[data-start]')].filter(one => Number(one.dataset.start) <= span.start).pop();
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let before = Number(paragraph.dataset.start);
  while (texts.nextNode()) {
    const characters = [...texts.currentNode.data];
    const at = place => characters.slice(0, place - before).join('').length;
    if (span.start >= before && span.start < before + characters.length) {
      found.setStart(texts.currentNode, at(span.start));
    }
    if (span.end > before && span.end <= before + characters.length) {
      found.setEnd(texts.currentNode, at(span.end));
    }
    before += characters.length;
  }
  return found;
}

/** Moves the start of the first span, or the end of the last, to the next edge of a word. */
function move(edge, step) {
  const moved = spans();
  const span = edge === 'start' ? moved[0] : moved[moved.length - 1];
  const paragraph = span && [...body.querySelectorAll('[data-start]')].filter(one => Number(one.dataset.start) <= span.start).pop();
  if (!paragraph) {
    return;
  }
  const first = Number(paragraph.dataset.start);
  const text = [...paragraph.textContent];
  const isWord = index => index >= 0 && index < text.length && WORD.test(text[index]);
  const isEdge = index => edge === 'start' ? isWord(index) && !isWord(index - 1) : isWord(index - 1) && !isWord(index);
  let at = span[edge] - first + step;
  while (at >= 0 && at <= text.length && !isEdge(at)) {
    at += step;
  }
  if (at >= 0 && at <= text.length && (edge === 'start' ? first + at < span.end : first + at > span.start)) {
    span[edge] = first + at;
    take(moved);
  }
}

if (body) {
  let last = null;
  // A key may come before the event of the selection, and a click may clear the selection.
  const remember = () => {
    const selection = getSelection();
    last = selection.rangeCount && !selection.isCollapsed ? selected(selection.getRangeAt(0)) || last : last;
  };
  document.addEventListener('selectionchange', remember);
  for (const button of form.querySelectorAll('[data-spans]')) {
    button.addEventListener('click', () => {
      remember();
      if (last) {
        const kept = button.dataset.spans === 'add' ? spans().filter(span => span.end <= last.start || span.start >= last.end) : [];
        take([...kept, last].sort((one, other) => one.start - other.start));
      }
    });
  }
  for (const button of form.querySelectorAll('[data-edge]')) {
    button.addEventListener('click', () => move(button.dataset.edge, Number(button.dataset.step)));
  }
  form.querySelector('.tools').hidden = false;
  // Beside the panel, the words come into view. Below it, that would hide the panel.
  if (matchMedia('(min-width: 60rem)').matches) {
    body.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }
}
