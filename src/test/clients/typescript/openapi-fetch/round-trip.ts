// A round trip with openapi-fetch, typed by openapi-typescript. Arguments: the address of a service and the key of an admin.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./generated/schema";

type Query = paths["/quotes"]["get"]["parameters"]["query"];
type QuoteInput = components["schemas"]["QuoteInput"];
type Problem = components["schemas"]["Problem"];

const [baseUrl, key] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${key}` } });

const speaker = { name: "Cleo Ferro", kind: "person" } as const;
const words = ["One 😀", "Two", "Three"];
const body = words.map((said) => `“${said}”`).join(" ") + ", said Ferro.";

/** The data of a successful call. */
function ok<T>(call: { data?: T; error?: Problem }): T {
  assert.equal(call.error, undefined);
  assert(call.data !== undefined);
  return call.data;
}

/** The last part of the problem type, with the faults of the request. */
function problem(call: { error?: Problem; response: Response }): string {
  assert(call.error, "nothing was refused");
  assert.equal(call.error.status, call.response.status);
  const type = call.error.type.slice(call.error.type.lastIndexOf(":") + 1);
  return [type, ...(call.error.errors ?? []).map((fault) => fault.pointer)].join(" ");
}

async function record(): Promise<string> {
  const source = { name: "The Fetch Post", kind: "media" } as const;
  const sent = { title: "A round trip with fetch", body, source, publishedOn: "2026-03-04" };
  const article = ok(await client.POST("/articles", { body: sent }));
  assert.equal(article.source?.name, source.name);
  for (const text of words) {
    const quote: QuoteInput = { article: { id: article.id }, type: "direct", text, speaker };
    assert.equal(ok(await client.POST("/quotes", { body: quote })).spans.length, 1);
  }
  return article.id;
}

/** Follows `next` to the last page. */
async function list(article: string): Promise<string> {
  const texts: string[] = [];
  const speakers = new Set<string | undefined>();
  let next: string | undefined;
  do {
    const cursor = next && (new URL(next, baseUrl).searchParams.get("cursor") ?? undefined);
    const query: Query = { article: [article], type: ["direct"], sort: ["createdAt"], limit: 2, cursor };
    const page = ok(await client.GET("/quotes", { params: { query } }));
    // @ts-expect-error: items are typed
    assert.equal(page.items[0].noSuchMember, undefined);
    texts.push(...page.items.map((quote) => quote.text));
    page.items.forEach((quote) => speakers.add(quote.speaker?.id));
    next = page.next;
  } while (next);
  assert.deepEqual(texts, words);
  assert.equal(speakers.size, 1);
  const [id] = speakers;
  assert(id);
  const found = ok(await client.POST("/quotes/search", { body: { speaker: [speaker.name, "The Fetch Post"], article } }));
  assert.equal(found.items[0].article.id, article);
  assert.equal(found.items.length, words.length);
  return id;
}

async function read(article: string, actor: string): Promise<void> {
  const read = ok(await client.GET("/articles/{id}", { params: { path: { id: article } } }));
  assert.equal(read.body, body);
  assert.equal(read.publishedOn, "2026-03-04");
  const linked = ok(await client.GET("/articles/{id}.jsonld", { params: { path: { id: article } } }));
  assert.equal(linked["@type"], "NewsArticle");
  assert.equal(linked.headline, read.title);
  const table = await client.GET("/quotes.csv", { params: { query: { article: [article] } }, parseAs: "text" });
  assert.equal(ok(table).trim().split("\r\n").length, 1 + words.length);
  const profile = ok(await client.GET("/actors/{id}/profile", { params: { path: { id: actor } } }));
  assert.equal(profile.actor.name, speaker.name);
  assert.equal(profile.quotes, words.length);
  assert.deepEqual(profile.types, [{ value: "direct", count: words.length }]);
  assert.equal(profile.sources[0].value.name, "The Fetch Post");
}

async function extract(): Promise<void> {
  const text = "“The strait stays open,” Prime Minister Cleo Ferro said on Monday.";
  const found = ok(await client.POST("/extractions", { body: { text, language: "en", publishedOn: "2026-03-04" } }));
  assert.equal(found.quotes[0].text, "The strait stays open");
  const named = found.quotes[0].speaker;
  assert.equal(named?.name, speaker.name);
}

async function refuse(article: string): Promise<void> {
  const id = "0199a000-0000-7002-8000-00000000dead";
  assert.equal(problem(await client.GET("/quotes/{id}", { params: { path: { id } } })), "not-found");
  const neverSaid: QuoteInput = { article: { id: article }, type: "direct", text: "Never said", spans: [{ start: 0, end: 3 }] };
  assert.equal(problem(await client.POST("/quotes", { body: neverSaid })), "unprocessable /spans");
}

async function remove(id: string): Promise<void> {
  assert.equal((await client.DELETE("/articles/{id}", { params: { path: { id } } })).response.status, 204);
  assert.equal(problem(await client.GET("/articles/{id}", { params: { path: { id } } })), "not-found");
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
