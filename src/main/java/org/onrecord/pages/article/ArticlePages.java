package org.onrecord.pages.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.pages.layout.PageResponses;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.records.article.ArticleGetOptions;
import org.onrecord.web.conditional.AcceptsConditions;

/** Pages of articles, at the URLs of their JSON. */
@Path("/articles")
@Produces(MediaType.TEXT_HTML)
class ArticlePages {
  private final ArticlePageReader reader;
  private final PageResponses responses;

  ArticlePages(ArticlePageReader reader, PageResponses responses) {
    this.reader = reader;
    this.responses = responses;
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}")
  @AcceptsConditions
  @AcceptsParameters({ArticleGetOptions.class, FieldsParameter.class})
  public RestResponse<String> get(@RestPath UUID id, @Context UriInfo uri) {
    return responses.of(reader.read(id, uri));
  }
}
