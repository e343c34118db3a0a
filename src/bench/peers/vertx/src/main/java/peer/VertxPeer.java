package peer;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.UUID;

/** Bare Vert.x with its PostgreSQL client: one event loop and one pool for each core. */
public class VertxPeer extends AbstractVerticle {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int PORT = Integer.parseInt(System.getenv("PORT"));
  private static final int CONNECTIONS = Integer.parseInt(System.getenv("PEER_CONNECTIONS"));

  private static final String GET = sql("get");
  private static final String OF_SPEAKER = sql("speaker");
  private static final String FOUND = sql("text");
  private static final String CREATE = sql("create");

  private Pool pool;

  public static void main(String... args) {
    Vertx.vertx()
        .deployVerticle(VertxPeer.class, new DeploymentOptions().setInstances(CORES))
        .onSuccess(id -> System.out.println("Listening on: http://127.0.0.1:" + PORT))
        .onFailure(
            failure -> {
              failure.printStackTrace();
              System.exit(1);
            });
  }

  @Override
  public void start(Promise<Void> started) {
    pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(Math.max(1, CONNECTIONS / CORES)))
            .connectingTo(PgConnectOptions.fromEnv().setCachePreparedStatements(true))
            .using(vertx)
            .build();
    vertx
        .createHttpServer()
        .requestHandler(this::handle)
        .listen(PORT, "127.0.0.1")
        .<Void>mapEmpty()
        .onComplete(started);
  }

  private void handle(HttpServerRequest request) {
    answer(request)
        .onSuccess(
            json ->
                request
                    .response()
                    .setStatusCode(request.method() == HttpMethod.POST ? 201 : 200)
                    .putHeader("Content-Type", "application/json")
                    .end(json.toBuffer()))
        .onFailure(
            failure ->
                request
                    .response()
                    .setStatusCode(failure instanceof NoSuchElementException ? 404 : 500)
                    .end(String.valueOf(failure.getMessage())));
  }

  private Future<JsonObject> answer(HttpServerRequest request) {
    if (request.method() == HttpMethod.POST) {
      return request.body().compose(body -> create(body.toJsonObject()));
    }
    if (request.getParam("speaker") != null) {
      return page(OF_SPEAKER, UUID.fromString(request.getParam("speaker")));
    }
    if (request.getParam("q") != null) {
      return page(FOUND, request.getParam("q"));
    }
    return one(GET, Tuple.of(UUID.fromString(request.path().substring("/quotes/".length()))));
  }

  private Future<JsonObject> create(JsonObject quote) {
    return one(
        CREATE,
        Tuple.of(
            UUID.fromString(quote.getString("articleId")),
            UUID.fromString(quote.getString("speakerId")),
            quote.getString("text"),
            quote.getString("type"),
            LocalDate.parse(quote.getString("publishedOn"))));
  }

  private Future<JsonObject> one(String sql, Tuple values) {
    return pool.preparedQuery(sql).execute(values).map(rows -> quote(rows.iterator().next()));
  }

  private static JsonObject quote(Row row) {
    return common(row)
        .put("articleId", id(row, "article_id"))
        .put("speakerId", id(row, "speaker_id"));
  }

  private Future<JsonObject> page(String sql, Object value) {
    return pool.preparedQuery(sql).execute(Tuple.of(value)).map(VertxPeer::page);
  }

  private static JsonObject page(RowSet<Row> rows) {
    JsonArray items = new JsonArray();
    rows.forEach(row -> items.add(withNames(row)));
    return new JsonObject().put("items", items);
  }

  private static JsonObject withNames(Row row) {
    JsonObject source =
        new JsonObject().put("id", id(row, "source_id")).put("name", row.getString("source_name"));
    JsonObject article =
        new JsonObject()
            .put("id", id(row, "article_id"))
            .put("title", row.getString("title"))
            .put("url", row.getString("url"))
            .put("source", source);
    JsonObject speaker =
        new JsonObject()
            .put("id", id(row, "speaker_id"))
            .put("name", row.getString("speaker_name"))
            .put("kind", row.getString("speaker_kind"));
    return common(row)
        .put("speaker", row.getUUID("speaker_id") == null ? null : speaker)
        .put("article", article);
  }

  /** The statement of a file in the folder {@code plain}, which pgbench executes, too. */
  private static String sql(String name) {
    try {
      return Files.readString(Path.of(System.getenv("PLAIN_SQL"), name + ".sql"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String id(Row row, String column) {
    UUID id = row.getUUID(column);
    return id == null ? null : id.toString();
  }

  private static JsonObject common(Row row) {
    return new JsonObject()
        .put("id", id(row, "id"))
        .put("text", row.getString("text"))
        .put("type", row.getString("type"))
        .put("publishedOn", "" + row.getLocalDate("published_on"));
  }
}
