package org.onrecord.reading.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Reads article metadata from {@code meta} elements: Open Graph, Dublin Core, Highwire ({@code
 * citation_}), Parse.ly, Sailthru and names that single newspapers use.
 */
final class MetaTags {
  private static final Map<ArticleField, String> NAMES =
      Map.of(
          ArticleField.TITLE,
          "og:title twitter:title citation_title dc.title dcterms.title parsely-title sailthru.title"
              + " hdl headline title",
          ArticleField.AUTHORS,
          "article:author og:article:author citation_author dc.creator dcterms.creator parsely-author"
              + " sailthru.author byl author byline",
          ArticleField.SOURCE,
          "og:site_name citation_journal_title dc.publisher dcterms.publisher citation_publisher"
              + " article:publisher publisher application-name apple-mobile-web-app-title",
          ArticleField.PUBLISHED_ON,
          "article:published_time og:article:published_time og:published_time article:published"
              + " article.published citation_publication_date citation_date dc.date.issued dcterms.issued"
              + " dc.date.created dcterms.created dc.date dcterms.date parsely-pub-date sailthru.date"
              + " originalpublicationdate publish-date publish_date publishdate published_time"
              + " publication_date pubdate pdate date",
          ArticleField.SECTION,
          "article:section og:article:section parsely-section section category",
          ArticleField.URL,
          "og:url twitter:url parsely-link",
          ArticleField.LANGUAGE,
          "content-language dc.language dcterms.language language og:locale",
          ArticleField.RIGHTS,
          "dc.rights dcterms.rights dcterms.license copyright rights");

  private MetaTags() {}

  static void add(Document page, FieldCandidates candidates) {
    Map<String, List<String>> contents = new HashMap<>();
    for (Element meta : page.select("meta[content]")) {
      for (String attribute : List.of("property", "name", "http-equiv")) {
        String name = meta.attr(attribute).toLowerCase(Locale.ROOT);
        contents.computeIfAbsent(name, any -> new ArrayList<>()).add(meta.attr("content"));
      }
    }
    NAMES.forEach(
        (field, names) -> {
          for (String name : names.split(" ")) {
            add(field, name, contents.getOrDefault(name, List.of()), candidates);
          }
        });
  }

  /** Joins all authors of a name; of other fields each element is a candidate. */
  private static void add(
      ArticleField field, String name, List<String> contents, FieldCandidates candidates) {
    if (field == ArticleField.AUTHORS) {
      candidates.addAuthors(
          contents.stream()
              .limit(50)
              .map(author -> name.startsWith("citation") ? firstNameFirst(author) : author));
    } else {
      candidates.addAll(field, contents.stream());
    }
  }

  /** Turns {@code Lund, Mary} into {@code Mary Lund}. */
  private static String firstNameFirst(String author) {
    String[] names = author.split(",", 3);
    return names.length == 2 && !names[0].isBlank() && !names[1].isBlank()
        ? names[1].strip() + " " + names[0].strip()
        : author;
  }
}
