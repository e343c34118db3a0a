package org.onrecord.pages.list;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.Frames;
import org.onrecord.query.facet.FacetCounts;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.actor.ActorListing;
import org.onrecord.records.actor.ActorView;
import org.onrecord.records.article.ArticleListing;
import org.onrecord.records.article.ArticleView;
import org.onrecord.web.linked.RequestUrl;

/** Reads pages of articles and of actors. */
@Singleton
class RecordLists {
  private static final List<ShownFacet> FACETS =
      List.of(
          new ShownFacet("source", "Sources"),
          new ShownFacet("section", "Sections"),
          new ShownFacet("author", "Authors"),
          new ShownFacet("language", "Languages"),
          new ShownFacet("quotes", "Quoted"),
          new ShownFacet("mentions", "Mentioned"));

  private final ArticleListing articles;
  private final ActorListing actors;
  private final ParameterReader parameterReader;
  private final ActorFieldNames names;
  private final Frames frames;
  private final RequestUrl url;

  RecordLists(
      ArticleListing articles,
      ActorListing actors,
      ParameterReader parameterReader,
      ActorFieldNames names,
      Frames frames,
      RequestUrl url) {
    this.articles = articles;
    this.actors = actors;
    this.parameterReader = parameterReader;
    this.names = names;
    this.frames = frames;
    this.url = url;
  }

  ArticleListPage articles(UriInfo uri) {
    ListParameters parameters = parameterReader.listParameters(uri, ArticleListing.PARAMETERS);
    Page<ListItem<ArticleView>> page = articles.page(parameters);
    FacetCounts facets = articles.facets(parameters, ShownFacet.names(FACETS), ShownFacet.VALUES);
    ListQueryString query = ListQueryString.of(url);
    FilterForm.Builder form =
        new FilterForm.Builder(query, names.of(query, Set.of("source", "quotes")))
            .text("q", "Words", "")
            .text("source", "Source", "")
            .text("author", "Author", "")
            .text("section", "Section", "")
            .text("quotes", "Quotes", "")
            .date("publishedFrom", "Published from")
            .date("publishedTo", "Published to")
            .choice(
                "sort", "Order", "Newest first", "publishedOn=Oldest first", "source=By source");
    String path = frames.of("").root() + "articles";
    ListFrame list =
        frame("Articles", path, query, form, page)
            .with(ShownFacet.links(FACETS, facets, query, path), facets);
    String root = list.frame().root();
    return new ArticleListPage(
        list,
        page.items().stream()
            .map(item -> ArticleRow.of(root, item.record(), item.highlight()))
            .toList());
  }

  ActorListPage actors(UriInfo uri) {
    Page<ListItem<ActorView>> page =
        actors.page(parameterReader.listParameters(uri, ActorListing.PARAMETERS));
    ListQueryString query = ListQueryString.of(url);
    FilterForm.Builder form =
        new FilterForm.Builder(query, names.of(query, Set.of("affiliation")))
            .text("q", "Name", "")
            .text("affiliation", "Affiliation", "")
            .choice("kind", "Kind", "Any", "person", "state", "organization", "group", "media")
            .choice("sort", "Order", "Default", "name=By name", "-createdAt=Recorded last first");
    ListFrame list = frame("Actors", frames.of("").root() + "actors", query, form, page);
    String root = list.frame().root();
    return new ActorListPage(
        list,
        page.items().stream()
            .map(item -> ActorRow.of(root, item.record(), item.highlight()))
            .toList());
  }

  private ListFrame frame(
      String heading, String path, ListQueryString query, FilterForm.Builder form, Page<?> page) {
    Frame frame = frames.of(heading, query.first("q"));
    return new ListFrame(
        frame,
        heading,
        form.build(path),
        List.of(),
        page.total(),
        true,
        page.next(),
        ListFrame.firstOf(path, query),
        ListFrame.SampleNotice.of(path, query),
        ListFrame.exportsOf(path, query),
        ListFrame.feedOf(path, query));
  }
}
