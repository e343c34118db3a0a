package org.onrecord.pages.front;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.access.PublicCaller;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.ListQuestions;
import org.onrecord.pages.layout.MonthChart;
import org.onrecord.pages.layout.PageResponses;
import org.onrecord.pages.layout.QuoteRow;
import org.onrecord.pages.layout.RankedValue;
import org.onrecord.query.facet.FacetCounts;
import org.onrecord.web.discovery.ApiCatalog;
import org.onrecord.web.linked.RequestUrl;

/**
 * The front page. It is public, also if reading is restricted, and then shows no records. A client
 * that prefers JSON gets the API catalog.
 */
@Path("/")
@PermitAll
class FrontPages {
  private static final int NEWEST = 6;
  private static final int SPEAKERS = 8;
  private static final int MONTHS = 1200;

  private final ListQuestions quotes;
  private final Frames frames;
  private final PageResponses responses;
  private final PublicCaller caller;
  private final Clock clock;

  FrontPages(
      ListQuestions quotes,
      Frames frames,
      PageResponses responses,
      PublicCaller caller,
      Clock clock) {
    this.quotes = quotes;
    this.frames = frames;
    this.responses = responses;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  public RestResponse<String> get(@Context RequestUrl url) {
    Frame frame = frames.of("Who said what, in which article, and how do we know?");
    FrontPage page = caller.mayRead() ? readable(frame) : closed(frame, caller.isRejected());
    return responses
        .untagged(page)
        .header(HttpHeaders.LINK, ApiCatalog.linkHeader(url.root()))
        .build();
  }

  private static FrontPage closed(Frame frame, boolean rejected) {
    return new FrontPage(frame, false, rejected, List.of(), "", List.of(), null, 0, true);
  }

  private FrontPage readable(Frame frame) {
    FacetCounts all = quotes.facets(ListQuestions.question(), List.of("speaker", "month"), MONTHS);
    List<RankedValue> recent = mostQuotedSince(YearMonth.now(clock));
    boolean thisMonth = !recent.isEmpty();
    return new FrontPage(
        frame,
        true,
        false,
        quotes.newest(NEWEST).stream().map(item -> QuoteRow.of(frame.root(), item)).toList(),
        thisMonth ? "Most quoted this month" : "Most quoted",
        (thisMonth ? recent : RankedValue.of(all.facets().get("speaker")))
            .stream().limit(SPEAKERS).toList(),
        MonthChart.of("Quotes by month of publication", all.facets().get("month")),
        all.total(),
        all.exact());
  }

  private List<RankedValue> mostQuotedSince(YearMonth month) {
    ObjectNode filter = ListQuestions.question().put("publishedFrom", month.atDay(1).toString());
    return RankedValue.of(
        quotes.facets(filter, List.of("speaker"), SPEAKERS).facets().get("speaker"));
  }
}
