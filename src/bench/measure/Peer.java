package measure;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * A server that answers the questions.
 *
 * <p>A request is method, path and body, separated by spaces, with places for the values of the
 * question. The answer is an SQL/JSON path to the quotes in the response.
 */
enum Peer {
  VERTX(
      Map.of(
          PeerOperation.GET, new Exchange("GET /quotes/%s", "$"),
          PeerOperation.SPEAKER, new Exchange("GET /quotes?speaker=%s", "$.items[*]"),
          PeerOperation.TEXT, new Exchange("GET /quotes?q=%s+%s", "$.items[*]"),
          PeerOperation.CREATE, new Exchange("POST /quotes " + Peer.PLAIN_QUOTE, "$"))),

  POSTGRAPHILE(
      Map.of(
          PeerOperation.GET,
          new Exchange(
              graphQl(
                  "query($id:UUID!){quote:quoteByRowId(rowId:$id){" + Peer.COLUMNS + "}}",
                  "{\"id\":\"%s\"}"),
              "$.data.quote"),
          PeerOperation.SPEAKER,
          new Exchange(
              graphQl(
                  "query($id:UUID!){quotes:allQuotes(condition:{speakerId:$id},"
                      + "orderBy:[PUBLISHED_ON_DESC,ROW_ID_DESC],first:20){items:nodes{"
                      + Peer.NAMES
                      + "}}}",
                  "{\"id\":\"%s\"}"),
              "$.data.quotes.items[*]"),
          PeerOperation.TEXT,
          new Exchange(
              graphQl(
                  "query($q:String!){quotes:searchQuotes(words:$q,first:20){items:nodes{"
                      + Peer.NAMES
                      + "}}}",
                  "{\"q\":\"%s %s\"}"),
              "$.data.quotes.items[*]"),
          PeerOperation.CREATE,
          new Exchange(
              graphQl(
                  "mutation($quote:QuoteInput!){created:createQuote(input:{quote:$quote}){quote{"
                      + Peer.COLUMNS
                      + "}}}",
                  "{\"quote\":" + Peer.PLAIN_QUOTE + "}"),
              "$.data.created.quote"))),

  SPRING(
      Map.of(
          PeerOperation.GET,
          new Exchange("GET /quotes/%s", "$"),
          PeerOperation.SPEAKER,
          new Exchange(
              "GET /quotes/search/speaker?projection=names&id=%s", "$._embedded.quotes[*]"),
          PeerOperation.TEXT,
          new Exchange("GET /quotes/search/text?projection=names&q=%s+%s", "$._embedded.quotes[*]"),
          PeerOperation.CREATE,
          new Exchange("POST /quotes " + Peer.PLAIN_QUOTE, "$"))),

  /** The service, with its own tables. */
  ONRECORD(
      Map.of(
          PeerOperation.GET,
          new Exchange("GET /quotes/%s", "$"),
          PeerOperation.SPEAKER,
          new Exchange("GET /quotes?speaker=%s", "$.items[*]"),
          PeerOperation.TEXT,
          new Exchange("GET /quotes?sort=relevance&q=%s+%s", "$.items[*]"),
          PeerOperation.CREATE,
          new Exchange(
              """
              POST /quotes {"article":{"id":"%s"},"speaker":{"id":"%s"},"text":"%s","type":"%s",\
              "spans":[{"start":%7$s,"end":%8$s}],"mentions":[{"id":"%6$s"}],\
              "attribution":{"text":"the spokesman","role":"spokesman","cue":"said"}}""",
              "$")));

  private static final String PLAIN_QUOTE =
      """
      {"articleId":"%s","speakerId":"%s","text":"%s","type":"%s","publishedOn":"%s"}""";

  private static final String COLUMNS = "id:rowId text type publishedOn articleId speakerId";

  private static final String NAMES =
      "id:rowId text type publishedOn speaker:actorBySpeakerId{id:rowId name kind} "
          + "article:articleByArticleId{id:rowId title url source:actorBySourceId{id:rowId name}}";

  private final Map<PeerOperation, Exchange> exchanges;

  private record Exchange(String request, String answer) {}

  Peer(Map<PeerOperation, Exchange> exchanges) {
    this.exchanges = exchanges;
  }

  private static String graphQl(String query, String variables) {
    return "POST /graphql {\"query\":\"%s\",\"variables\":%s}".formatted(query, variables);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Request request(PeerOperation operation, Question question) {
    String filled = exchanges.get(operation).request.formatted(question.values().toArray());
    String[] parts = filled.split(" ", 3);
    return new Request(parts[0], parts[1], parts.length < 3 ? "" : parts[2]);
  }

  /** An SQL/JSON path to the quotes in a response. */
  String answer(PeerOperation operation) {
    return exchanges.get(operation).answer;
  }

  Server start(String database) throws IOException, InterruptedException {
    return this == ONRECORD ? new OnRecordServer(database) : new PeerServer(label());
  }
}
