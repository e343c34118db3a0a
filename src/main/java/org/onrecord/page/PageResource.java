package org.onrecord.page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.article.ArticleRecording;
import org.onrecord.database.RecordIds;
import org.onrecord.history.ChangesRecords;
import org.onrecord.paging.QueryParameters;
import org.onrecord.paging.Takes;

/** Articles that come in as pages, over HTTP. */
@Path("/articles")
@Produces(MediaType.APPLICATION_JSON)
class PageResource {
  private final Pages pages;
  private final QueryParameters parameters;

  PageResource(Pages pages, QueryParameters parameters) {
    this.pages = pages;
    this.parameters = parameters;
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @Consumes({MediaType.TEXT_HTML, MediaType.TEXT_PLAIN})
  @Takes(ArticleRecording.class)
  public RestResponse<PageView> create(SentPage page, @Context UriInfo uri) {
    UUID id = RecordIds.next();
    PageView created = pages.add(id, page, parameters.read(uri, ArticleRecording.class));
    return RestResponse.ResponseBuilder.<PageView>created(
            uri.getAbsolutePathBuilder().path(id.toString()).build())
        .entity(created)
        .build();
  }
}
