package org.onrecord.pages.history;

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
import org.onrecord.query.list.PageParameters;
import org.onrecord.records.history.RecordKind;

/** Pages of histories, at the URLs of their JSON: one class for each path. */
final class HistoryPages {
  private HistoryPages() {}

  /** The history of an article. */
  @Path("/articles/{id}/history")
  @Produces(MediaType.TEXT_HTML)
  static class ArticleHistory {
    private final HistoryPageReader reader;
    private final PageResponses responses;

    ArticleHistory(HistoryPageReader reader, PageResponses responses) {
      this.reader = reader;
      this.responses = responses;
    }

    @GET
    @RolesAllowed("reader")
    @AcceptsParameters({PageParameters.class, FieldsParameter.class})
    public RestResponse<String> list(@RestPath UUID id, @Context UriInfo uri) {
      return responses.of(reader.read(RecordKind.ARTICLE, id, uri));
    }
  }

  /** The history of a quote. */
  @Path("/quotes/{id}/history")
  @Produces(MediaType.TEXT_HTML)
  static class QuoteHistory {
    private final HistoryPageReader reader;
    private final PageResponses responses;

    QuoteHistory(HistoryPageReader reader, PageResponses responses) {
      this.reader = reader;
      this.responses = responses;
    }

    @GET
    @RolesAllowed("reader")
    @AcceptsParameters({PageParameters.class, FieldsParameter.class})
    public RestResponse<String> list(@RestPath UUID id, @Context UriInfo uri) {
      return responses.of(reader.read(RecordKind.QUOTE, id, uri));
    }
  }

  /** The history of an actor. */
  @Path("/actors/{id}/history")
  @Produces(MediaType.TEXT_HTML)
  static class ActorHistory {
    private final HistoryPageReader reader;
    private final PageResponses responses;

    ActorHistory(HistoryPageReader reader, PageResponses responses) {
      this.reader = reader;
      this.responses = responses;
    }

    @GET
    @RolesAllowed("reader")
    @AcceptsParameters({PageParameters.class, FieldsParameter.class})
    public RestResponse<String> list(@RestPath UUID id, @Context UriInfo uri) {
      return responses.of(reader.read(RecordKind.ACTOR, id, uri));
    }
  }
}
