package org.onrecord.web.discovery;

import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.onrecord.web.linked.RequestUrl;

/** The start page and the API catalog. Both are public, also if reading is restricted. */
@Path("/")
@PermitAll
class DiscoveryResource {
  private final HtmlPages pages;

  DiscoveryResource(HtmlPages pages) {
    this.pages = pages;
  }

  /**
   * The start page. A client that prefers JSON gets the API catalog, see {@link
   * StartPageNegotiation}.
   */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public RestResponse<String> startPage(
      @Context RequestUrl url, @Context HttpServerResponse response) {
    pages.allowStyle(response);
    URI root = url.root();
    return ResponseBuilder.ok(pages.start(root.getRawPath()))
        .header(HttpHeaders.LINK, ApiCatalog.linkHeader(root))
        .build();
  }

  @GET
  @Path(ApiCatalog.PATH)
  @Produces(ApiCatalog.MEDIA_TYPE)
  public RestResponse<ApiCatalog> apiCatalog(@Context RequestUrl url) {
    URI root = url.root();
    return ResponseBuilder.ok(ApiCatalog.of(root))
        .header(HttpHeaders.CONTENT_TYPE, ApiCatalog.CONTENT_TYPE)
        .header(HttpHeaders.LINK, ApiCatalog.linkHeader(root))
        .build();
  }
}
