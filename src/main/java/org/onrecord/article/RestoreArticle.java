package org.onrecord.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.onrecord.history.ChangesRecords;
import org.onrecord.history.Restoration;

/** The restoration of articles over HTTP. */
@Path("/articles/{id}/restore")
@Produces(MediaType.APPLICATION_JSON)
class RestoreArticle {
  private final ArticleRestoration restoration;
  private final ArticleViews views;

  RestoreArticle(ArticleRestoration restoration, ArticleViews views) {
    this.restoration = restoration;
    this.views = views;
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @Consumes(MediaType.APPLICATION_JSON)
  public ArticleView restore(@RestPath UUID id, Restoration wanted) {
    restoration.restore(id, wanted.at());
    return views.view(id, false);
  }
}
