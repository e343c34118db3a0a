package org.onrecord.pages.list;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.QuoteRow;
import org.onrecord.query.facet.FacetCounts;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.quote.QuoteListing;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.statement.StatementItem;
import org.onrecord.records.statement.StatementListing;
import org.onrecord.web.linked.RequestUrl;

/** Reads pages of quotes and of statements, which have the same filters. */
@Singleton
class QuoteLists {
  private static final List<ShownFacet> FACETS =
      List.of(
          new ShownFacet("speaker", "Speakers"),
          new ShownFacet("source", "Sources"),
          new ShownFacet("type", "Types"),
          new ShownFacet("status", "Status"),
          new ShownFacet("language", "Languages"),
          new ShownFacet("mentions", "Mentioned"));

  private final QuoteListing quotes;
  private final StatementListing statements;
  private final ParameterReader parameterReader;
  private final ActorFieldNames names;
  private final Frames frames;
  private final RequestUrl url;

  QuoteLists(
      QuoteListing quotes,
      StatementListing statements,
      ParameterReader parameterReader,
      ActorFieldNames names,
      Frames frames,
      RequestUrl url) {
    this.quotes = quotes;
    this.statements = statements;
    this.parameterReader = parameterReader;
    this.names = names;
    this.frames = frames;
    this.url = url;
  }

  QuoteListPage quotes(UriInfo uri) {
    Page<ListItem<QuoteView>> page = quotes.page(uri);
    ListQueryString query = ListQueryString.of(url);
    Frame frame = frames.of("Quotes", query.first("q"));
    String path = frame.root() + "quotes";
    ListParameters parameters = parameterReader.listParameters(uri, QuoteListing.PARAMETERS);
    FacetCounts facets = quotes.facets(parameters, ShownFacet.names(FACETS), ShownFacet.VALUES);
    ListFrame list =
        new ListFrame(
            frame,
            "Quotes",
            quoteForm(query).build(path),
            ShownFacet.links(FACETS, facets, query, path),
            facets.total(),
            facets.exact(),
            page.next(),
            ListFrame.firstOf(path, query),
            ListFrame.SampleNotice.of(path, query),
            ListFrame.exportsOf(path, query),
            ListFrame.feedOf(path, query));
    return new QuoteListPage(
        list, page.items().stream().map(item -> QuoteRow.of(frame.root(), item)).toList());
  }

  private FilterForm.Builder quoteForm(ListQueryString query) {
    return filters(query)
        .choice(
            "status", "Status", "Any but rejected", "confirmed", "proposed", "disputed", "rejected")
        .choice(
            "sort",
            "Order",
            "Newest first",
            "publishedOn=Oldest first",
            "-createdAt=Recorded last first",
            "speaker=By speaker",
            "source=By source");
  }

  private FilterForm.Builder filters(ListQueryString query) {
    return new FilterForm.Builder(query, names.of(query, Set.of("speaker", "source", "mentions")))
        .text("q", "Words", "")
        .text("speaker", "Speaker", "")
        .text("source", "Source", "")
        .text("mentions", "Mentions", "")
        .date("publishedFrom", "Published from")
        .date("publishedTo", "Published to")
        .choice("type", "Type", "Any", "direct", "mixed", "indirect");
  }

  StatementListPage statements(UriInfo uri) {
    String path = frames.of("").root() + "statements";
    Page<StatementItem> page = statements.page(uri, "/statements");
    ListQueryString query = ListQueryString.of(url);
    ListFrame list =
        new ListFrame(
            frames.of("Statements", query.first("q")),
            "Statements",
            filters(query)
                .number("minAppearances", "Appearances, at least")
                .number("minSources", "Sources, at least")
                .choice("conflicting", "Conflicts", "Any", "true=With", "false=Without")
                .choice(
                    "sort",
                    "Order",
                    "Most appearances",
                    "-spread=Most sources",
                    "-firstAppearance=Newest first",
                    "firstAppearance=Oldest first")
                .build(path),
            List.of(),
            page.total(),
            true,
            page.next(),
            ListFrame.firstOf(path, query),
            ListFrame.SampleNotice.of(path, query),
            ListFrame.exportsOf(path, query),
            ListFrame.feedOf(path, query));
    return new StatementListPage(list, page.items());
  }
}
