package org.onrecord.web.limits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The Content-Security-Policy of Swagger UI: its own scripts, inline scripts by hash, inline
 * styles, data images, and requests to this service.
 */
@Singleton
class SwaggerContentSecurityPolicy {
  /** The resource folder of the framework's pages. */
  private static final String FOLDER =
      "META-INF/io.smallrye_smallrye-open-api-ui__jar/META-INF/resources/openapi-ui/";

  private static final List<String> PAGES = List.of("index.html", "oauth2-redirect.html");
  private static final Pattern INLINE =
      Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

  private final String path;
  private volatile String headerValue;

  SwaggerContentSecurityPolicy(
      @ConfigProperty(name = "quarkus.http.non-application-root-path", defaultValue = "/q")
          String root) {
    this.path = (root.startsWith("/") ? root : "/" + root) + "/swagger-ui";
  }

  boolean covers(String requested) {
    return requested != null && requested.startsWith(path);
  }

  String headerValue() {
    if (headerValue == null) {
      headerValue =
          "default-src 'none'; script-src 'self'"
              + PAGES.stream()
                  .flatMap(SwaggerContentSecurityPolicy::hashes)
                  .distinct()
                  .collect(joining())
              + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
              + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }
    return headerValue;
  }

  /** Dev mode serves pages from elsewhere, so their inline scripts cannot be hashed. */
  private static Stream<String> hashes(String page) {
    String html = read(page);
    return html.isEmpty()
        ? Stream.of(" 'unsafe-inline'")
        : INLINE.matcher(html).results().map(SwaggerContentSecurityPolicy::hash);
  }

  private static String hash(MatchResult script) {
    return " 'sha256-" + Base64.encodeBase64String(DigestUtils.sha256(script.group(1))) + "'";
  }

  private static String read(String page) {
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    try (InputStream html = classes.getResourceAsStream(FOLDER + page)) {
      return html == null ? "" : new String(html.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
