package org.onrecord.web.discovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An API catalog (RFC 9727) as a set of links (RFC 9264): the service, its description, its
 * documentation and its health.
 */
public record ApiCatalog(List<LinkContext> linkset) {
  static final String MEDIA_TYPE = "application/linkset+json";

  /** The media type with the profile that says that the set of links is an API catalog. */
  static final String CONTENT_TYPE =
      MEDIA_TYPE + ";profile=\"https://www.rfc-editor.org/info/rfc9727\"";

  /** The path of the catalog below the root of the service. */
  static final String PATH = ".well-known/api-catalog";

  /** The links of a resource. Relations without a link are null. */
  public record LinkContext(
      URI anchor,
      List<Target> item,
      @JsonProperty("service-desc") List<Target> serviceDesc,
      @JsonProperty("service-doc") List<Target> serviceDoc,
      List<Target> status) {}

  /** The target of a link; its media type and title are null for the service itself. */
  public record Target(URI href, String type, String title) {}

  /**
   * The catalog of a service.
   *
   * @param root the absolute URL of the service, which ends in a slash
   */
  static ApiCatalog of(URI root) {
    LinkContext catalog =
        new LinkContext(
            root.resolve(PATH), List.of(new Target(root, null, null)), null, null, null);
    LinkContext service =
        new LinkContext(
            root,
            null,
            List.of(
                new Target(root.resolve("q/openapi.yaml"), "application/yaml", "OpenAPI 3.1"),
                new Target(root.resolve("q/openapi.json"), "application/json", "OpenAPI 3.1")),
            List.of(
                new Target(root.resolve("q/swagger-ui/"), "text/html", "Swagger UI"),
                new Target(root.resolve("q/guide/"), "text/html", "Guide")),
            List.of(new Target(root.resolve("q/health"), "application/json", "Health")));
    return new ApiCatalog(List.of(catalog, service));
  }

  /** The value of the {@code Link} header (RFC 8288) that leads to the same places. */
  public static String linkHeader(URI root) {
    return Stream.of(
            link("q/openapi.yaml", "service-desc", "application/yaml"),
            link("q/openapi.json", "service-desc", "application/json"),
            link("q/swagger-ui/", "service-doc", "text/html"),
            link("q/guide/", "service-doc", "text/html"),
            link(PATH, "api-catalog", MEDIA_TYPE))
        .map(link -> "<" + root.getRawPath() + link)
        .collect(Collectors.joining(", "));
  }

  private static String link(String path, String relation, String mediaType) {
    return "%s>; rel=\"%s\"; type=\"%s\"".formatted(path, relation, mediaType);
  }
}
