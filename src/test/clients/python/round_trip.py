"""A round trip with the Python client that openapi-generator makes from the contract.

Arguments: the address of a service and the key of an admin. Members of requests have the names of the
contract, because Pydantic before 2.11, which Debian 13 has, ignores those of Python.
"""

import sys
from datetime import date, datetime, timedelta, timezone
from uuid import UUID, uuid4

import openapi_client as api
from openapi_client.exceptions import ApiException, NotFoundException

SPEAKER = "Edda Ferro"
WORDS = ["One 😀", "Two", "Three"]
BODY = " ".join(f"“{said}”" for said in WORDS) + ", said Ferro."
DAY = date(2026, 3, 4)


def named(name, kind):
    return api.ActorReferenceInput(api.ActorByName(name=name, kind=kind))


def problem(call, *arguments, **members):
    """Returns the last part of the problem type, with the faults of the request."""
    try:
        call(*arguments, **members)
    except ApiException as refused:
        told = api.Problem.from_json(refused.body)
        assert told.status == refused.status, told
        faults = [fault.pointer for fault in told.errors or []]
        return " ".join([told.type.rsplit(":", 1)[-1], *faults])
    raise AssertionError("nothing was refused")


def record(articles, quotes):
    created = articles.create_article(
        api.ArticleInput(
            title="A round trip in Python",
            body=BODY,
            source=named("The Snake Post", "media"),
            publishedOn=DAY,
        ),
        idempotency_key=str(uuid4()),
    )
    assert isinstance(created.id, UUID)
    for words in WORDS:
        quote = quotes.create_quote(
            api.QuoteInput(
                article=api.ArticleReferenceInput(id=created.id),
                type=api.QuoteType.DIRECT,
                text=words,
                speaker=named(SPEAKER, "person"),
            )
        )
        assert quote.speaker.name == SPEAKER
        assert len(quote.spans) == 1
        assert quote.created_at.tzinfo is not None
    return created.id


def list_pages(quotes, article):
    """Follows `next` to the last page, and returns the id of the speaker."""
    listed = []
    cursor = None
    while True:
        page = quotes.list_quotes(
            article=[article],
            type=[api.QuoteType.DIRECT],
            published_from=DAY,
            sort=[api.QuoteSortOrder.CREATED_AT_ASCENDING],
            limit=2,
            cursor=cursor,
        )
        listed += page.items
        if page.next is None:
            break
        cursor = page.cursor
    texts = [quote.text for quote in listed]
    assert texts == WORDS, texts
    assert listed[0].article.published_on == DAY
    search = api.QuoteSearch(speaker=[SPEAKER, "The Snake Post"], article=str(article))
    assert len(quotes.search_quotes(search).items) == len(WORDS)
    return listed[0].speaker.id


def read(client, article, actor):
    stored = api.ArticlesApi(client).get_article(article)
    assert stored.body == BODY
    assert stored.published_on == DAY
    linked = api.LinkedDataApi(client).get_article_linked_data(article)
    assert linked.headline == stored.title
    table = api.ExportsApi(client).export_quotes_csv(article=[article])
    assert len(table.strip().split("\r\n")) == 1 + len(WORDS)
    profile = api.ActorsApi(client).get_profile_of_actor(actor)
    assert profile.actor.name == SPEAKER
    assert [(count.value, count.count) for count in profile.types] == [("direct", len(WORDS))]
    assert profile.sources[0].value.name == "The Snake Post"
    assert profile.last_quoted_on == DAY


def read_history(articles, article):
    """Reads an article as it was at an instant that the history has."""
    created = articles.list_history_of_article(article).items[-1]
    assert created.change == api.ChangeKind.CREATED
    articles.patch_article(article, api.ArticlePatch(section="World"))
    assert articles.get_article(article).section == "World"
    assert articles.get_article(article, at=created.at).section is None


def issue_key(keys):
    expiry = datetime.now(timezone(timedelta(hours=-5))) + timedelta(days=1)
    issued = keys.issue_key(api.KeyInput(name="Python", role=api.KeyRole.READER, expiresAt=expiry))
    assert issued.expires_at == expiry
    keys.revoke_key(issued.id)


def extract(extraction):
    found = extraction.extract_quotes(
        api.ExtractionInput(
            text="“The strait stays open,” Prime Minister Edda Ferro said on Monday.",
            language="en",
            publishedOn=DAY,
        )
    )
    assert found.quotes[0].text == "The strait stays open"
    assert found.quotes[0].speaker.name == SPEAKER


def refuse(quotes, article):
    unknown = UUID("0199a000-0000-7002-8000-00000000dead")
    assert problem(quotes.get_quote, unknown) == "not-found"
    never_said = api.QuoteInput(
        article=api.ArticleReferenceInput(id=article),
        type=api.QuoteType.DIRECT,
        text="Never said",
        spans=[api.Span(start=0, end=3)],
    )
    assert problem(quotes.create_quote, never_said) == "unprocessable /spans"


def main(address, key):
    with api.ApiClient(api.Configuration(host=address, access_token=key)) as client:
        articles = api.ArticlesApi(client)
        quotes = api.QuotesApi(client)
        article = record(articles, quotes)
        actor = list_pages(quotes, article)
        read(client, article, actor)
        read_history(articles, article)
        issue_key(api.KeysApi(client))
        extract(api.ExtractionApi(client))
        refuse(quotes, article)
        articles.delete_article(article)
        try:
            articles.get_article(article)
            raise AssertionError("the article is still there")
        except NotFoundException:
            pass


main(*sys.argv[1:])
