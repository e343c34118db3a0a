package org.onrecord.pages.embed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.pages.layout.Attributed;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.PageResponses;
import org.onrecord.records.quote.SourcedQuote;
import org.onrecord.records.quote.SourcedQuotes;
import org.onrecord.web.conditional.AcceptsConditions;

/** Cards of quotes, the only pages that other sites may show in a frame. */
@Path("/quotes")
@Produces(MediaType.TEXT_HTML)
class QuoteCards {
  private final SourcedQuotes quotes;
  private final Frames frames;
  private final PageResponses responses;

  QuoteCards(SourcedQuotes quotes, Frames frames, PageResponses responses) {
    this.quotes = quotes;
    this.frames = frames;
    this.responses = responses;
  }

  @GET
  @RolesAllowed("reader")
  @Path("{id}/card")
  @AcceptsConditions
  public RestResponse<String> get(@RestPath UUID id) {
    SourcedQuote quote = quotes.read(id, Optional.empty());
    String title = Attributed.of(quote.quote()).titleOf(quote.quote());
    Frame frame = frames.of(title).withoutJson();
    return responses.framed(QuoteCard.of(quote, frame));
  }
}
