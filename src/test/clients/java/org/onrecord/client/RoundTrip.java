package org.onrecord.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.ApiResponse;
import org.openapitools.client.api.ActorsApi;
import org.openapitools.client.api.ActorsApi.APIGetProfileOfActorRequest;
import org.openapitools.client.api.ArticlesApi;
import org.openapitools.client.api.ArticlesApi.APICreateArticleRequest;
import org.openapitools.client.api.ArticlesApi.APIDeleteArticleRequest;
import org.openapitools.client.api.ArticlesApi.APIGetArticleRequest;
import org.openapitools.client.api.ArticlesApi.APIPatchArticleRequest;
import org.openapitools.client.api.ExtractionApi;
import org.openapitools.client.api.ExtractionApi.APIExtractQuotesRequest;
import org.openapitools.client.api.QuotesApi;
import org.openapitools.client.api.QuotesApi.APICreateQuoteRequest;
import org.openapitools.client.api.QuotesApi.APIListQuotesRequest;
import org.openapitools.client.api.QuotesApi.APISearchQuotesRequest;
import org.openapitools.client.model.ActorByName;
import org.openapitools.client.model.ActorKind;
import org.openapitools.client.model.ActorReferenceInput;
import org.openapitools.client.model.Article;
import org.openapitools.client.model.ArticleInput;
import org.openapitools.client.model.ArticlePatch;
import org.openapitools.client.model.ArticleReferenceInput;
import org.openapitools.client.model.ExtractedQuote;
import org.openapitools.client.model.ExtractionInput;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.Profile;
import org.openapitools.client.model.Quote;
import org.openapitools.client.model.QuoteInput;
import org.openapitools.client.model.QuotePage;
import org.openapitools.client.model.QuoteSearch;
import org.openapitools.client.model.QuoteSortOrder;
import org.openapitools.client.model.QuoteType;
import org.openapitools.client.model.Span;
import org.openapitools.client.model.ValueCount;

/**
 * A round trip with the Java client that openapi-generator makes from the contract. Arguments: the
 * address of a service and the key of an admin.
 */
public final class RoundTrip {
  private static final String SPEAKER = "Ada Ferro";
  private static final List<String> SAID = List.of("“One 😀”", "“Two”", "“Three”");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

  private final ApiClient client;
  private final ArticlesApi articles;
  private final QuotesApi quotes;

  private RoundTrip(String address, String key) {
    client =
        new ApiClient()
            .setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
    client.updateBaseUri(address);
    articles = new ArticlesApi(client);
    quotes = new QuotesApi(client);
  }

  public static void main(String[] arguments) throws Exception {
    RoundTrip trip = new RoundTrip(arguments[0], arguments[1]);
    UUID article = trip.record();
    trip.readProfile(trip.list(article));
    trip.extract();
    trip.change(article);
    trip.refuse(article);
    trip.delete(article);
  }

  private UUID record() throws ApiException {
    Article recorded = recordArticle();
    assertEquals(DAY, recorded.getPublishedOn());
    assertEquals("The Java Post", recorded.getSource().getName());
    for (String words : SAID) {
      QuoteInput said =
          new QuoteInput()
              .article(new ArticleReferenceInput().id(recorded.getId()))
              .type(QuoteType.DIRECT)
              .text(words.substring(1, words.length() - 1))
              .speaker(named(SPEAKER, ActorKind.PERSON));
      Quote quote = quotes.createQuote(APICreateQuoteRequest.newBuilder().quoteInput(said).build());
      assertEquals(SPEAKER, quote.getSpeaker().getName());
      assertEquals(1, quote.getSpans().size());
    }
    return recorded.getId();
  }

  /** Sends an article twice with the same idempotency key, and expects one article. */
  private Article recordArticle() throws ApiException {
    ArticleInput input =
        new ArticleInput()
            .title("A round trip in Java")
            .body(String.join(" ", SAID) + ", said Ferro.")
            .source(named("The Java Post", ActorKind.MEDIA))
            .authors(List.of("M. Lund"))
            .publishedOn(DAY);
    APICreateArticleRequest request =
        APICreateArticleRequest.newBuilder()
            .articleInput(input)
            .idempotencyKey("java-round-trip")
            .build();
    UUID first = articles.createArticle(request).getId();
    assertEquals(first, articles.createArticle(request).getId());
    return articles.getArticle(APIGetArticleRequest.newBuilder().id(first).build());
  }

  private static ActorReferenceInput named(String name, ActorKind kind) {
    return new ActorReferenceInput(new ActorByName().name(name).kind(kind));
  }

  /**
   * Lists quotes page by page, with filters as parameters and as a JSON body. Returns the speaker.
   */
  private UUID list(UUID article) throws ApiException {
    List<Quote> listed = new ArrayList<>();
    String cursor = null;
    do {
      QuotePage page =
          quotes.listQuotes(
              APIListQuotesRequest.newBuilder()
                  .speaker(List.of(SPEAKER))
                  .article(List.of(article))
                  .type(List.of(QuoteType.DIRECT, QuoteType.MIXED))
                  .publishedFrom(DAY)
                  .sort(List.of(QuoteSortOrder.CREATED_AT_ASCENDING))
                  .limit(2)
                  .cursor(cursor)
                  .build());
      listed.addAll(page.getItems());
      cursor = page.getNext() == null ? null : page.getCursor();
    } while (cursor != null);
    assertEquals(List.of("One 😀", "Two", "Three"), listed.stream().map(Quote::getText).toList());
    assertEquals(List.of(new Span().start(15).end(20)), listed.get(2).getSpans());
    for (Object speaker : List.of(SPEAKER, List.of(SPEAKER, "The Java Post"))) {
      QuotePage found =
          quotes.searchQuotes(
              APISearchQuotesRequest.newBuilder()
                  .quoteSearch(new QuoteSearch().speaker(speaker).article(article))
                  .build());
      assertEquals(3, found.getItems().size());
    }
    return listed.get(0).getSpeaker().getId();
  }

  private void readProfile(UUID speaker) throws ApiException {
    Profile profile =
        new ActorsApi(client)
            .getProfileOfActor(APIGetProfileOfActorRequest.newBuilder().id(speaker).build());
    assertEquals(SPEAKER, profile.getActor().getName());
    assertEquals(List.of(new ValueCount().value("direct").count(3L)), profile.getTypes());
    assertEquals("The Java Post", profile.getSources().get(0).getValue().getName());
    assertEquals(DAY, profile.getFirstQuotedOn());
  }

  private void extract() throws ApiException {
    ExtractionInput input =
        new ExtractionInput()
            .text("“The strait stays open,” Prime Minister Edda Ferro said on Monday.")
            .language("en")
            .publishedOn(DAY);
    ExtractedQuote quote =
        new ExtractionApi(client)
            .extractQuotes(APIExtractQuotesRequest.newBuilder().extractionInput(input).build())
            .getQuotes()
            .get(0);
    assertEquals("The strait stays open", quote.getText());
    assertEquals("Edda Ferro", quote.getSpeaker().getName());
  }

  /** Changes a record with the entity tag that was read. */
  private void change(UUID id) throws ApiException {
    ApiResponse<Article> read =
        articles.getArticleWithHttpInfo(APIGetArticleRequest.newBuilder().id(id).build());
    String tag = read.getHeaders().get("etag").get(0);
    ArticlePatch patch = new ArticlePatch().section("World");
    APIPatchArticleRequest request =
        APIPatchArticleRequest.newBuilder().id(id).articlePatch(patch).ifMatch(tag).build();
    Article changed = articles.patchArticle(request);
    assertEquals("World", changed.getSection());
    assertEquals(List.of("M. Lund"), changed.getAuthors());
    assertEquals("precondition-failed", problem(() -> articles.patchArticle(request)));
  }

  private void refuse(UUID article) {
    QuoteInput neverSaid =
        new QuoteInput()
            .article(new ArticleReferenceInput().id(article))
            .type(QuoteType.DIRECT)
            .text("Never said")
            .addSpansItem(new Span().start(0).end(3));
    assertEquals(
        "unprocessable /spans",
        problem(
            () ->
                quotes.createQuote(
                    APICreateQuoteRequest.newBuilder().quoteInput(neverSaid).build())));
  }

  private void delete(UUID article) throws ApiException {
    articles.deleteArticle(APIDeleteArticleRequest.newBuilder().id(article).build());
    assertEquals(
        "not-found",
        problem(() -> articles.getArticle(APIGetArticleRequest.newBuilder().id(article).build())));
  }

  /** The last part of the problem type, with the faults of the request. */
  private String problem(Executable call) {
    ApiException refused = assertThrows(ApiException.class, call);
    try {
      Problem problem =
          client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
      assertEquals(refused.getCode(), problem.getStatus());
      String type = problem.getType().getValue().toString();
      return Stream.concat(
              Stream.of(type.substring(type.lastIndexOf(':') + 1)),
              Stream.ofNullable(problem.getErrors())
                  .flatMap(List::stream)
                  .map(error -> error.getPointer()))
          .collect(Collectors.joining(" "));
    } catch (JsonProcessingException e) {
      throw new AssertionError(refused.getResponseBody(), e);
    }
  }
}
