// A round trip with the TypeScript client. Arguments: the address of a service and the key of an admin.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import {
  ActorKind,
  ActorsApi,
  ArticlesApi,
  BulkApi,
  Configuration,
  ExportsApi,
  ExtractionApi,
  LinkedDataApi,
  ProblemFromJSON,
  QuoteSortOrder,
  QuoteType,
  QuotesApi,
  ResponseError,
} from "./generated";

const [basePath, accessToken] = process.argv.slice(2);
const configuration = new Configuration({ basePath, accessToken });
const actors = new ActorsApi(configuration);
const articles = new ArticlesApi(configuration);
const quotes = new QuotesApi(configuration);
const bulk = new BulkApi(configuration);
const tables = new ExportsApi(configuration);
const extraction = new ExtractionApi(configuration);
const linkedData = new LinkedDataApi(configuration);

const speaker = { name: "Bela Ferro", kind: ActorKind.Person };
const words = ["One 😀", "Two", "Three"];
const body = words.map((said) => `“${said}”`).join(" ") + ", said Ferro.";
const day = "2026-03-04";

/** The last part of the problem type, with the faults of the request. */
async function problem(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (refused) {
    assert(refused instanceof ResponseError);
    const problem = ProblemFromJSON(await refused.response.json());
    assert.equal(problem.status, refused.response.status);
    const type = problem.type.slice(problem.type.lastIndexOf(":") + 1);
    return [type, ...(problem.errors ?? []).map((error) => error.pointer)].join(" ");
  }
  throw new assert.AssertionError({ message: "nothing was refused" });
}

/** Sends an article twice with the same idempotency key, and expects one article. */
async function record(): Promise<string> {
  const request = {
    idempotencyKey: randomUUID(),
    articleInput: {
      title: "A round trip in TypeScript",
      body,
      source: { name: "The Script Post", kind: ActorKind.Media },
      authors: ["M. Lund"],
      publishedOn: new Date(day),
      rights: "©",
    },
  };
  const { id } = await articles.createArticle(request);
  assert.equal((await articles.createArticle(request)).id, id);
  const article = await articles.getArticle({ id });
  assert.equal(article.publishedOn?.toISOString().slice(0, 10), day);
  assert.equal(article.source?.name, "The Script Post");
  for (const text of words) {
    const quote = await quotes.createQuote({ quoteInput: { article: { id }, type: QuoteType.Direct, text, speaker } });
    assert.equal(quote.speaker?.name, speaker.name);
    assert.equal(quote.spans.length, 1);
  }
  return id;
}

/** Lists quotes page by page, with filters as parameters and as a JSON body. */
async function list(article: string): Promise<string> {
  const texts: string[] = [];
  const speakers = new Set<string | undefined>();
  let cursor: string | undefined;
  do {
    const page = await quotes.listQuotes({
      speaker: [speaker.name],
      article: [article],
      type: [QuoteType.Direct, QuoteType.Mixed],
      publishedFrom: new Date(day),
      sort: [QuoteSortOrder.CREATED_AT_ASCENDING],
      limit: 2,
      cursor,
    });
    texts.push(...page.items.map((quote) => quote.text));
    page.items.forEach((quote) => speakers.add(quote.speaker?.id));
    cursor = page.next && page.cursor;
  } while (cursor);
  assert.deepEqual(texts, words);
  for (const one of [speaker.name, [speaker.name, "The Script Post"]]) {
    const found = await quotes.searchQuotes({ quoteSearch: { speaker: one, article } });
    assert.equal(found.items.length, 3);
  }
  assert.equal(speakers.size, 1);
  const [id] = speakers;
  assert(id);
  return id;
}

async function read(article: string, actor: string): Promise<void> {
  const linked = await linkedData.getArticleLinkedData({ id: article });
  assert.equal(linked.headline, "A round trip in TypeScript");
  assert.equal(linked.datePublished?.toISOString().slice(0, 10), day);
  const table = await tables.exportQuotesCsv({ article: [article] });
  assert.equal(table.trim().split("\r\n").length, 1 + words.length);
  const profile = await actors.getProfileOfActor({ id: actor });
  assert.equal(profile.actor.name, speaker.name);
  assert.deepEqual(profile.types, [{ value: "direct", count: words.length }]);
  assert.equal(profile.sources[0].value.name, "The Script Post");
  assert.equal(profile.firstQuotedOn?.toISOString().slice(0, 10), day);
}

async function extract(): Promise<void> {
  const text = "“The strait stays open,” Prime Minister Bela Ferro said on Monday.";
  const extractionInput = { text, language: "en", publishedOn: new Date(day) };
  const { quotes } = await extraction.extractQuotes({ extractionInput });
  assert.equal(quotes[0].text, "The strait stays open");
  assert.deepEqual(quotes[0].speaker, speaker);
}

/** Changes a record with the entity tag that was read; null removes a member. */
async function change(id: string): Promise<void> {
  const read = await articles.getArticleRaw({ id });
  const request = {
    id,
    ifMatch: read.raw.headers.get("ETag") ?? undefined,
    articlePatch: { section: "World", rights: null },
  };
  const changed = await articles.patchArticle(request);
  assert.equal(changed.section, "World");
  assert.equal(changed.rights, undefined);
  assert.deepEqual(changed.authors, ["M. Lund"]);
  assert.equal(await problem(articles.patchArticle(request)), "precondition-failed");
}

async function refuse(id: string): Promise<void> {
  const neverSaid = { article: { id }, type: QuoteType.Direct, text: "Never said", spans: [{ start: 0, end: 3 }] };
  assert.equal(await problem(quotes.createQuote({ quoteInput: neverSaid })), "unprocessable /spans");
}

/** Imports NDJSON lines, and expects that the article is unchanged. */
async function importLines(): Promise<void> {
  let id = "";
  const line = JSON.stringify({ title: "A line", body, quotes: [{ text: words[1], type: "direct", speaker }] });
  for (const status of ["created", "unchanged"]) {
    const result = JSON.parse(await bulk.importRecords({ body: line + "\n" }));
    assert.equal(result.status, status);
    id = result.id;
  }
  await articles.deleteArticle({ id });
}

async function remove(id: string): Promise<void> {
  await articles.deleteArticle({ id });
  assert.equal(await problem(articles.getArticle({ id })), "not-found");
}

async function roundTrip(): Promise<void> {
  const article = await record();
  const actor = await list(article);
  await read(article, actor);
  await extract();
  await change(article);
  await refuse(article);
  await importLines();
  await remove(article);
}

roundTrip().catch((failure) => {
  console.error(failure);
  process.exitCode = 1;
});
