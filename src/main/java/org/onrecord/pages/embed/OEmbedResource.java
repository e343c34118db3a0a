package org.onrecord.pages.embed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.quote.QuoteViews;
import org.onrecord.web.linked.RequestUrl;
import org.onrecord.web.problem.ProblemException;

/** The oEmbed endpoint (oembed.com, version 1.0), which turns the URL of a quote into HTML. */
@Path("/oembed")
@Produces(MediaType.APPLICATION_JSON)
class OEmbedResource {
  private final QuoteViews quotes;
  private final ParameterReader parameterReader;

  OEmbedResource(QuoteViews quotes, ParameterReader parameterReader) {
    this.quotes = quotes;
    this.parameterReader = parameterReader;
  }

  @GET
  @RolesAllowed("reader")
  @AcceptsParameters(OEmbedParameters.class)
  public OEmbedView get(@Context UriInfo uri, @Context RequestUrl url) {
    requireKnownFormat(uri);
    OEmbedParameters parameters = parameterReader.read(uri, OEmbedParameters.class);
    URI service = url.root();
    UUID id =
        QuoteUrl.idIn(parameters.url(), service)
            .orElseThrow(() -> ProblemException.notFound("The url is not that of a quote here."));
    QuoteView quote = quotes.view(id);
    CardSize size = CardSize.of(quote.text(), parameters.maxwidth(), parameters.maxheight());
    return OEmbedView.of(quote, service.toString(), size);
  }

  /** The specification asks for 501 if a format exists that the provider does not have. */
  private static void requireKnownFormat(UriInfo uri) {
    if ("xml".equals(uri.getQueryParameters().getFirst("format"))) {
      throw ProblemException.notImplemented("Answers of oEmbed are available as JSON only.");
    }
  }
}
