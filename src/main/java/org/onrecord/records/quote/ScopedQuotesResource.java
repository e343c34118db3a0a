package org.onrecord.records.quote;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.onrecord.query.export.Export;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.Page;
import org.onrecord.records.actor.Actors;
import org.onrecord.records.article.Articles;

/** REST resources that list the quotes of one speaker, of one article or of one statement. */
final class ScopedQuotesResource {
  private ScopedQuotesResource() {}

  /** Quotes of a speaker. */
  @Path("/actors/{id}/quotes")
  @Produces(MediaType.APPLICATION_JSON)
  static class OfSpeaker {
    private final Actors actors;
    private final QuoteListing listing;

    OfSpeaker(Actors actors, QuoteListing listing) {
      this.actors = actors;
      this.listing = listing;
    }

    @GET
    @RolesAllowed("reader")
    @AcceptsParameters(
        value = {QuoteFilter.class, QuotePaging.class, FieldsParameter.class},
        except = {"speaker", "id"})
    public Page<ListItem<QuoteView>> list(@RestPath UUID id, @Context UriInfo uri) {
      return listing.page(uri, uri.getPath(), scope(id));
    }

    @GET
    @RolesAllowed("reader")
    @Produces({Export.NDJSON, Export.CSV})
    @AcceptsParameters(
        value = {QuoteFilter.class, QuotePaging.class, FieldsParameter.class},
        except = {"speaker", "id"})
    public Export<ListItem<QuoteView>> export(@RestPath UUID id, @Context UriInfo uri) {
      return listing.export(uri, scope(id));
    }

    private QuoteScope scope(UUID id) {
      actors.requireKnown(id);
      return QuoteScope.ofSpeaker(id);
    }
  }

  /** Quotes in an article. */
  @Path("/articles/{id}/quotes")
  @Produces(MediaType.APPLICATION_JSON)
  static class OfArticle {
    private final Articles articles;
    private final QuoteListing listing;

    OfArticle(Articles articles, QuoteListing listing) {
      this.articles = articles;
      this.listing = listing;
    }

    @GET
    @RolesAllowed("reader")
    @AcceptsParameters(
        value = {QuoteFilter.class, QuotePaging.class, FieldsParameter.class},
        except = {"article", "id"})
    public Page<ListItem<QuoteView>> list(@RestPath UUID id, @Context UriInfo uri) {
      return listing.page(uri, uri.getPath(), scope(id));
    }

    @GET
    @RolesAllowed("reader")
    @Produces({Export.NDJSON, Export.CSV})
    @AcceptsParameters(
        value = {QuoteFilter.class, QuotePaging.class, FieldsParameter.class},
        except = {"article", "id"})
    public Export<ListItem<QuoteView>> export(@RestPath UUID id, @Context UriInfo uri) {
      return listing.export(uri, scope(id));
    }

    private QuoteScope scope(UUID id) {
      articles.requireKnown(id);
      return QuoteScope.ofArticle(id);
    }
  }

  /** Appearances of a statement. */
  @Path("/statements/{id}/appearances")
  @Produces(MediaType.APPLICATION_JSON)
  static class OfStatement {
    private final QuoteListing listing;

    OfStatement(QuoteListing listing) {
      this.listing = listing;
    }

    @GET
    @RolesAllowed("reader")
    @AcceptsParameters(
        value = {QuoteFilter.class, QuotePaging.class, FieldsParameter.class},
        except = {"statement", "id"})
    public Page<ListItem<QuoteView>> list(@RestPath UUID id, @Context UriInfo uri) {
      return listing.page(uri, uri.getPath(), QuoteScope.ofStatement(id));
    }

    @GET
    @RolesAllowed("reader")
    @Produces({Export.NDJSON, Export.CSV})
    @AcceptsParameters(
        value = {QuoteFilter.class, QuotePaging.class, FieldsParameter.class},
        except = {"statement", "id"})
    public Export<ListItem<QuoteView>> export(@RestPath UUID id, @Context UriInfo uri) {
      return listing.export(uri, QuoteScope.ofStatement(id));
    }
  }
}
