// A round trip with the client of orval, which has the address of the service. Arguments: the address and the key of an admin.
import assert from "node:assert/strict";
import {
  createArticle,
  createQuote,
  deleteArticle,
  extractQuotes,
  getArticle,
  getArticleLinkedData,
  getProfileOfActor,
  getQuote,
  listQuotes,
  searchQuotes,
} from "./generated/client";
import type { Problem, QuoteInput } from "./generated/model";

const authorized = { headers: { Authorization: `Bearer ${process.argv[3]}` } };

const speaker = { name: "Dara Ferro", kind: "person" } as const;
const words = ["One 😀", "Two", "Three"];
const body = words.map((said) => `“${said}”`).join(" ") + ", said Ferro.";

/** The last part of the problem type, with the faults of the request. */
function problem(answer: { data: Problem; status: number }): string {
  assert.equal(answer.data.status, answer.status);
  const type = answer.data.type.slice(answer.data.type.lastIndexOf(":") + 1);
  return [type, ...(answer.data.errors ?? []).map((fault) => fault.pointer)].join(" ");
}

async function record(): Promise<string> {
  const sent = {
    title: "A round trip with orval",
    body,
    source: { name: "The Orval Post", kind: "media" } as const,
    publishedOn: "2026-03-04",
  };
  // An article can also be sent as a page, and orval leaves it to the caller to say which of them it is.
  const headers = { ...authorized.headers, "Content-Type": "application/json" };
  const created = await createArticle(sent, undefined, { headers });
  assert(created.status === 201);
  const article = created.data;
  assert.equal(article.source?.name, "The Orval Post");
  for (const text of words) {
    const said = await createQuote({ article: { id: article.id }, type: "direct", text, speaker }, authorized);
    assert(said.status === 201);
    assert.equal(said.data.spans.length, 1);
  }
  return article.id;
}

/** Follows `next` to the last page. */
async function list(article: string): Promise<string> {
  const texts: string[] = [];
  const speakers = new Set<string | undefined>();
  let cursor: string | undefined;
  do {
    const listed = await listQuotes({ article: [article], type: ["direct"], sort: ["createdAt"], limit: 2, cursor });
    assert(listed.status === 200);
    const page = listed.data;
    // @ts-expect-error: items are typed
    assert.equal(page.items[0].noSuchMember, undefined);
    texts.push(...page.items.map((quote) => quote.text));
    page.items.forEach((quote) => speakers.add(quote.speaker?.id));
    cursor = page.next && page.cursor;
  } while (cursor);
  assert.deepEqual(texts, words);
  assert.equal(speakers.size, 1);
  const [id] = speakers;
  assert(id);
  const found = await searchQuotes({ speaker: [speaker.name, "The Orval Post"], article });
  assert(found.status === 200);
  assert.equal(found.data.items[0].article.id, article);
  assert.equal(found.data.items.length, words.length);
  return id;
}

async function read(article: string, actor: string): Promise<void> {
  const read = await getArticle(article);
  assert(read.status === 200);
  assert.equal(read.data.body, body);
  const linked = await getArticleLinkedData(article);
  assert(linked.status === 200);
  assert.equal(linked.data["@type"], "NewsArticle");
  const profile = await getProfileOfActor(actor);
  assert(profile.status === 200);
  assert.equal(profile.data.actor.name, speaker.name);
  assert.deepEqual(profile.data.types, [{ value: "direct", count: words.length }]);
  assert.equal(profile.data.sources[0].value.name, "The Orval Post");
}

async function extract(): Promise<void> {
  const text = "“The strait stays open,” Prime Minister Dara Ferro said on Monday.";
  const found = await extractQuotes({ text, language: "en", publishedOn: "2026-03-04" }, authorized);
  assert(found.status === 200);
  assert.equal(found.data.quotes[0].text, "The strait stays open");
  const named = found.data.quotes[0].speaker;
  assert.equal(named?.name, speaker.name);
}

async function refuse(article: string): Promise<void> {
  const unknown = await getQuote("0199a000-0000-7002-8000-00000000dead");
  assert(unknown.status === 404);
  assert.equal(problem(unknown), "not-found");
  const neverSaid: QuoteInput = { article: { id: article }, type: "direct", text: "Never said", spans: [{ start: 0, end: 3 }] };
  const refused = await createQuote(neverSaid, authorized);
  assert(refused.status === 422);
  assert.equal(problem(refused), "unprocessable /spans");
}

async function remove(id: string): Promise<void> {
  assert.equal((await deleteArticle(id, authorized)).status, 204);
  assert.equal((await getArticle(id)).status, 404);
}

async function roundTrip(): Promise<void> {
  const article = await record();
  const actor = await list(article);
  await read(article, actor);
  await extract();
  await refuse(article);
  await remove(article);
}

roundTrip().catch((failure) => {
  console.error(failure);
  process.exitCode = 1;
});
