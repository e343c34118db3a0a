package org.onrecord.web.limits;

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
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Serves the contract, byte for byte as it is written, or as JSON. (The framework's own extension
 * for it reads the document and writes it anew at every start, which takes longer than anything
 * else there.)
 */
@Singleton
class ContractEndpoint {
  private static final String PATH = FrameworkPaths.ROOT + "openapi";
  private static final String FILE = "META-INF/openapi.yaml";
  private static final String JSON = "json";

  private final ObjectMapper mapper;
  private volatile Buffer json;

  ContractEndpoint(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  void register(@Observes Router router) {
    for (String ending : List.of("", ".yaml", ".yml", ".json")) {
      router
          .route(PATH + ending)
          .method(HttpMethod.GET)
          .method(HttpMethod.HEAD)
          .blockingHandler(this::answer, false);
    }
  }

  private void answer(RoutingContext context) {
    boolean asJson = wantsJson(context);
    context
        .response()
        .putHeader(
            HttpHeaders.CONTENT_TYPE, "application/" + (asJson ? JSON : "yaml") + ";charset=UTF-8")
        .end(asJson ? json() : Buffer.buffer(written()));
  }

  private static boolean wantsJson(RoutingContext context) {
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
        json = Buffer.buffer(mapper.writeValueAsBytes(new YAMLMapper().readTree(written())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return json;
  }

  /** The contract, as it is written. */
  static String text() {
    return new String(written(), StandardCharsets.UTF_8);
  }

  private static byte[] written() {
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    try (InputStream file = classes.getResourceAsStream(FILE)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
