package org.onrecord.reading.page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.article.ArticleCreateOptions;
import org.onrecord.records.history.ChangesRecords;
import org.onrecord.web.idempotency.AcceptsIdempotencyKey;
import org.onrecord.web.idempotency.Idempotency;
import org.onrecord.web.idempotency.IdempotentRequest;
import org.onrecord.web.linked.RequestUrl;

/** REST resource that creates articles from HTML or plain text. */
@Path("/articles")
@Produces(MediaType.APPLICATION_JSON)
class PageResource {
  private final PageArticles pages;
  private final ParameterReader parameterReader;
  private final Idempotency idempotency;

  PageResource(PageArticles pages, ParameterReader parameterReader, Idempotency idempotency) {
    this.pages = pages;
    this.parameterReader = parameterReader;
    this.idempotency = idempotency;
  }

  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @AcceptsIdempotencyKey
  @Consumes({MediaType.TEXT_HTML, MediaType.TEXT_PLAIN})
  @AcceptsParameters(ArticleCreateOptions.class)
  public RestResponse<PageArticleView> create(
      SentPage page, @Context UriInfo uri, @Context RequestUrl url, @Context HttpHeaders headers) {
    ArticleCreateOptions options = parameterReader.read(uri, ArticleCreateOptions.class);
    return idempotency.create(
        IdempotentRequest.of(page, url, headers),
        id -> pages.add(id, page, options),
        (id, notFound) -> pages.view(id, notFound, options));
  }
}
