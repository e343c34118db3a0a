package org.onrecord.quote;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.database.RecordIds;
import org.onrecord.json.MergePatch;
import org.onrecord.linked.Addresses;
import org.onrecord.linked.Node;
import org.onrecord.paging.Condition;
import org.onrecord.paging.Page;
import org.onrecord.paging.Takes;

/** Quotes over HTTP. */
@Path("/quotes")
@Produces(MediaType.APPLICATION_JSON)
class QuoteResource {
  private final Quotes quotes;
  private final LinkedQuotes linked;
  private final QuoteListing listing;

  QuoteResource(Quotes quotes, LinkedQuotes linked, QuoteListing listing) {
    this.quotes = quotes;
    this.linked = linked;
    this.listing = listing;
  }

  @GET
  @Takes(QuoteFilter.class)
  public Page<QuoteView> list(@Context UriInfo uri) {
    return listing.page(uri, new Condition());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<QuoteView> create(QuoteInput input, @Context UriInfo uri) {
    UUID id = RecordIds.next();
    quotes.add(id, input);
    return RestResponse.ResponseBuilder.<QuoteView>created(
            uri.getAbsolutePathBuilder().path(id.toString()).build())
        .entity(quotes.view(id))
        .build();
  }

  @GET
  @Path("{id}")
  public QuoteView get(@RestPath UUID id) {
    return quotes.view(id);
  }

  @GET
  @Path("{id}")
  @Produces(Node.MEDIA_TYPE)
  public Node getLinked(@RestPath UUID id, @Context UriInfo uri) {
    return linked.document(id, Addresses.of(uri));
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public QuoteView replace(@RestPath UUID id, QuoteInput input) {
    quotes.change(id, current -> input);
    return quotes.view(id);
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  public QuoteView patch(@RestPath UUID id, MergePatch patch) {
    quotes.change(id, current -> patched(current, patch));
    return quotes.view(id);
  }

  @DELETE
  @Produces(MediaType.WILDCARD)
  @Path("{id}")
  public void delete(@RestPath UUID id) {
    quotes.remove(id);
  }

  /**
   * Other words, or words in another article, are anchored anew unless the patch says where they
   * stand.
   */
  private static QuoteInput patched(QuoteInput current, MergePatch patch) {
    QuoteInput changed = patch.applyTo(current, QuoteInput.class);
    boolean sameWords =
        changed.text().equals(current.text()) && changed.article().equals(current.article());
    return sameWords || patch.touches("spans") ? changed : changed.withoutSpans();
  }
}
