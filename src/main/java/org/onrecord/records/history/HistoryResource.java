package org.onrecord.records.history;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageParameters;

/** REST resources of record histories: one class for each path, since JAX-RS matches by class. */
final class HistoryResource {
  private HistoryResource() {}

  /** The history of an article. */
  @Path("/articles/{id}/history")
  @Produces(MediaType.APPLICATION_JSON)
  static class OfArticle {
    private final HistoryReader histories;

    OfArticle(HistoryReader histories) {
      this.histories = histories;
    }

    @GET
    @RolesAllowed("reader")
    @AcceptsParameters({PageParameters.class, FieldsParameter.class})
    public Page<HistoryEntry> list(@RestPath UUID id, @Context UriInfo uri) {
      return histories.page(RecordKind.ARTICLE, id, uri);
    }
  }

  /** The history of a quote. */
  @Path("/quotes/{id}/history")
  @Produces(MediaType.APPLICATION_JSON)
  static class OfQuote {
    private final HistoryReader histories;

    OfQuote(HistoryReader histories) {
      this.histories = histories;
    }

    @GET
    @RolesAllowed("reader")
    @AcceptsParameters({PageParameters.class, FieldsParameter.class})
    public Page<HistoryEntry> list(@RestPath UUID id, @Context UriInfo uri) {
      return histories.page(RecordKind.QUOTE, id, uri);
    }
  }

  /** The history of an actor. */
  @Path("/actors/{id}/history")
  @Produces(MediaType.APPLICATION_JSON)
  static class OfActor {
    private final HistoryReader histories;

    OfActor(HistoryReader histories) {
      this.histories = histories;
    }

    @GET
    @RolesAllowed("reader")
    @AcceptsParameters({PageParameters.class, FieldsParameter.class})
    public Page<HistoryEntry> list(@RestPath UUID id, @Context UriInfo uri) {
      return histories.page(RecordKind.ACTOR, id, uri);
    }
  }
}
