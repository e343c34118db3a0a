package org.onrecord.reading.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/**
 * Reads article metadata from {@code meta} elements: Open Graph, Dublin Core, Highwire ({@code
 * citation_}), Parse.ly, Sailthru and names that single newspapers use.
 */
final class MetaTags {
  private static final Map<ArticleField, List<String>> NAMES = new LinkedHashMap<>();

  static {
    names(
        ArticleField.TITLE,
        "og:title twitter:title citation_title dc.title dcterms.title parsely-title sailthru.title"
            + " hdl headline title");
    names(
        ArticleField.AUTHORS,
        "article:author og:article:author citation_author dc.creator dcterms.creator parsely-author"
            + " sailthru.author byl author byline");
    names(
        ArticleField.SOURCE,
        "og:site_name citation_journal_title dc.publisher dcterms.publisher citation_publisher"
            + " article:publisher publisher application-name apple-mobile-web-app-title");
    names(
        ArticleField.PUBLISHED_ON,
        "article:published_time og:article:published_time og:published_time article:published"
            + " article.published citation_publication_date citation_date dc.date.issued dcterms.issued"
            + " dc.date.created dcterms.created dc.date dcterms.date parsely-pub-date sailthru.date"
            + " originalpublicationdate publish-date publish_date publishdate published_time"
            + " publication_date pubdate pdate date");
    names(
        ArticleField.SECTION,
        "article:section og:article:section parsely-section section category");
    names(ArticleField.URL, "og:url twitter:url parsely-link");
    names(
        ArticleField.LANGUAGE, "content-language dc.language dcterms.language language og:locale");
    names(ArticleField.RIGHTS, "dc.rights dcterms.rights dcterms.license copyright rights");
  }

  private MetaTags() {}

  private static void names(ArticleField field, String names) {
    NAMES.put(field, List.of(names.split(" ")));
  }

  static void add(Document page, FieldCandidates candidates) {
    Map<String, List<String>> contents =
        page.select("meta[content]").stream()
            .flatMap(
                meta ->
                    Stream.of("property", "name", "http-equiv")
                        .map(meta::attr)
                        .filter(name -> !name.isEmpty())
                        .map(
                            name -> Map.entry(name.toLowerCase(Locale.ROOT), meta.attr("content"))))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    NAMES.forEach(
        (field, names) ->
            names.stream()
                .filter(contents::containsKey)
                .forEach(name -> add(field, name, contents.get(name), candidates)));
  }

  /** Joins all authors of a name; of other fields each element is a candidate. */
  private static void add(
      ArticleField field, String name, List<String> contents, FieldCandidates candidates) {
    if (field == ArticleField.AUTHORS) {
      candidates.add(
          field,
          contents.stream()
              .limit(50)
              .map(author -> name.startsWith("citation") ? firstNameFirst(author) : author)
              .collect(Collectors.joining("; ")));
    } else {
      contents.forEach(content -> candidates.add(field, content));
    }
  }

  /** Turns {@code Lund, Mary} into {@code Mary Lund}. */
  private static String firstNameFirst(String author) {
    return author.replaceFirst("^\\s*([^,]+),\\s*([^,]+)$", "$2 $1");
  }
}
