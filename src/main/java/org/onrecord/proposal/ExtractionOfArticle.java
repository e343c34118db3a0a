package org.onrecord.proposal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.onrecord.history.ChangesRecords;

/** The reading of articles on record over HTTP. */
@Path("/articles/{id}/extraction")
@Produces(MediaType.APPLICATION_JSON)
class ExtractionOfArticle {
  private final Extractions extractions;

  ExtractionOfArticle(Extractions extractions) {
    this.extractions = extractions;
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  public ArticleExtraction extract(@RestPath UUID id) {
    return extractions.ofArticle(id);
  }
}
