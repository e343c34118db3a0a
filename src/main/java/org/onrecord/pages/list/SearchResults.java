package org.onrecord.pages.list;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.QuoteRow;
import org.onrecord.records.search.Search;
import org.onrecord.records.search.SearchItem;
import org.onrecord.records.search.SearchPage;
import org.onrecord.records.suggestion.SuggestionKind;
import org.onrecord.records.suggestion.SuggestionView;
import org.onrecord.records.suggestion.Suggestions;
import org.onrecord.web.linked.RequestUrl;

/** Reads pages of the search over all kinds of records. */
@Singleton
class SearchResults {
  private static final String KIND = "kind";

  private static final int MAX_NEAR = 5;

  private final Search search;
  private final Suggestions suggestions;
  private final Frames frames;

  SearchResults(Search search, Suggestions suggestions, Frames frames) {
    this.search = search;
    this.suggestions = suggestions;
    this.frames = frames;
  }

  SearchResultPage read(UriInfo uri, RequestUrl url) {
    SearchPage page = search.page(uri, url);
    ListQueryString query = ListQueryString.of(url);
    String words = query.first("q");
    Frame frame = frames.of("Search: " + words, words).hidden();
    return new SearchResultPage(
        frame,
        words,
        page.totals(),
        kinds(frame.root() + "search", query),
        page.items().stream().map(item -> found(frame.root(), item)).toList(),
        page.items().isEmpty() ? near(frame.root(), words) : List.of(),
        page.next());
  }

  private List<SearchResultPage.Near> near(String root, String words) {
    return suggestions.of(words, MAX_NEAR).stream().map(view -> near(root, view)).toList();
  }

  private static SearchResultPage.Near near(String root, SuggestionView view) {
    String href =
        view.kind() == SuggestionKind.ACTOR
            ? "actors/" + view.actor().id()
            : "articles/" + view.article().id();
    return new SearchResultPage.Near(view.text(), view.hint(), root + href);
  }

  private static List<SearchResultPage.Kind> kinds(String path, ListQueryString query) {
    ListQueryString all = query.question().withoutNames(Set.of(KIND));
    List<SearchResultPage.Kind> kinds = new ArrayList<>();
    kinds.add(
        new SearchResultPage.Kind("Everything", all.appendedTo(path), query.first(KIND).isEmpty()));
    Map.of("quote", "Quotes", "article", "Articles", "actor", "Actors").entrySet().stream()
        .sorted(Map.Entry.<String, String>comparingByKey().reversed())
        .map(
            kind ->
                new SearchResultPage.Kind(
                    kind.getValue(),
                    all.with(KIND, kind.getKey()).appendedTo(path),
                    query.has(KIND, kind.getKey())))
        .forEach(kinds::add);
    return kinds;
  }

  private static SearchResultPage.Found found(String root, SearchItem item) {
    return switch (item.kind()) {
      case QUOTE ->
          new SearchResultPage.Found(
              QuoteRow.of(root, item.quote().record(), item.highlight()), null, null);
      case ARTICLE ->
          new SearchResultPage.Found(
              null, ArticleRow.of(root, item.article().record(), item.highlight()), null);
      case ACTOR ->
          new SearchResultPage.Found(
              null, null, ActorRow.of(root, item.actor().record(), item.highlight()));
    };
  }
}
