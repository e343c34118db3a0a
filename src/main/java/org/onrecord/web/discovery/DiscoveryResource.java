package org.onrecord.web.discovery;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.onrecord.web.linked.RequestUrl;

/** The API catalog. It is public, also if reading is restricted. */
@Path("/")
@PermitAll
class DiscoveryResource {
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
