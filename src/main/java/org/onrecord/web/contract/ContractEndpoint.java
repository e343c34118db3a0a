package org.onrecord.web.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Serves the OpenAPI document at {@code /q/openapi}: the file unchanged, or converted to JSON.
 * (Quarkus' own extension parses and rewrites the document at every start, which would take longer
 * than any other step of it.)
 */
@Singleton
class ContractEndpoint {
  private static final String PATH = "/q/openapi";
  private static final String FILE = "META-INF/openapi.yaml";
  private static final String JSON = "json";

  private final ObjectMapper mapper;
  private volatile Buffer json;

  ContractEndpoint(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** The bytes of the OpenAPI document. */
  static byte[] document() {
    try (InputStream file = ContractEndpoint.class.getClassLoader().getResourceAsStream(FILE)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void register(@Observes Router router) {
    for (String extension : List.of("", ".yaml", ".yml", ".json")) {
      router
          .route(PATH + extension)
          .method(HttpMethod.GET)
          .method(HttpMethod.HEAD)
          .blockingHandler(this::answer, false);
    }
  }

  private void answer(RoutingContext context) {
    boolean asJson = isJsonRequested(context);
    context
        .response()
        .putHeader(
            HttpHeaders.CONTENT_TYPE, "application/" + (asJson ? JSON : "yaml") + ";charset=UTF-8")
        .end(asJson ? json() : Buffer.buffer(document()));
  }

  private static boolean isJsonRequested(RoutingContext context) {
    String path = context.normalizedPath();
    if (!path.equals(PATH)) {
      return path.endsWith(JSON);
    }
    String format = context.request().getParam("format");
    String accept = context.request().getHeader(HttpHeaders.ACCEPT);
    return format == null
        ? accept != null && accept.contains("application/json")
        : format.equalsIgnoreCase(JSON);
  }

  private Buffer json() {
    if (json == null) {
      try {
        json = Buffer.buffer(mapper.writeValueAsBytes(new YAMLMapper().readTree(document())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return json;
  }
}
