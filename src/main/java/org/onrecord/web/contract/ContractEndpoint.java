package org.onrecord.web.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onrecord.web.caller.ReadAccess;

/**
 * Serves the OpenAPI document at {@code /q/openapi}: the file, or its conversion to JSON. Only the
 * security requirement of read operations depends on the configuration. (Quarkus' own extension
 * parses and rewrites the document at every start, which would take longer than any other step of
 * it.)
 */
@Singleton
class ContractEndpoint {
  private static final String PATH = "/q/openapi";

  /** Runs before the endpoint of Quarkus' extension on the same path. */
  private static final int ORDER = -1;

  private static final String FILE = "META-INF/openapi.yaml";
  private static final String JSON = "json";

  /** The security requirements of operations that have none of their own: those that read. */
  private static final String OPEN = "\nsecurity: []\n";

  private static final String RESTRICTED = "\nsecurity: [{key: [reader]}, {token: [reader]}]\n";

  private final ObjectMapper mapper;
  private final ReadAccess access;
  private volatile Buffer yaml;
  private volatile Buffer json;

  ContractEndpoint(
      ObjectMapper mapper,
      @ConfigProperty(name = "onrecord.read-access", defaultValue = "open") ReadAccess access) {
    this.mapper = mapper;
    this.access = access;
  }

  /** The bytes of the OpenAPI document. */
  static byte[] document() {
    try (InputStream file = ContractEndpoint.class.getClassLoader().getResourceAsStream(FILE)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document of this service, which says if reading is restricted. */
  private byte[] served() {
    return access == ReadAccess.OPEN
        ? document()
        : new String(document(), UTF_8).replace(OPEN, RESTRICTED).getBytes(UTF_8);
  }

  void register(@Observes Router router) {
    for (String extension : List.of("", ".yaml", ".yml", ".json")) {
      router
          .route(PATH + extension)
          .order(ORDER)
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
        .end(asJson ? json() : yaml());
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

  /** The same bytes for all responses, so that clients who do not take them cost no memory. */
  private Buffer yaml() {
    if (yaml == null) {
      yaml = Buffer.buffer(served());
    }
    return yaml;
  }

  private Buffer json() {
    if (json == null) {
      try {
        json = Buffer.buffer(mapper.writeValueAsBytes(new YAMLMapper().readTree(served())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return json;
  }
}
