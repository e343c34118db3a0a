package org.onrecord.reading.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Reads article metadata from HTML elements: microdata, {@code rel}, {@code time}, {@code lang},
 * headings and conventional class names.
 */
final class Markup {
  private static final int MAX_VALUES = 20;
  private static final int MAX_BYLINE_LENGTH = 300;
  private static final Pattern UPDATED =
      Pattern.compile("updat|modif|revis|actualiz", Pattern.CASE_INSENSITIVE);

  private final Document page;
  private final FieldCandidates candidates;

  private Markup(Document page, FieldCandidates candidates) {
    this.page = page;
    this.candidates = candidates;
  }

  static void add(Document page, FieldCandidates candidates) {
    Markup markup = new Markup(page, candidates);
    markup.addTitles();
    markup.addAuthors();
    markup.addDates();
    markup.addUrl();
    markup.add(ArticleField.SOURCE, "[itemprop=publisher]", Markup::name);
    markup.add(ArticleField.SECTION, "[itemprop=articleSection]", Markup::value);
    markup.add(ArticleField.RIGHTS, "[rel=license],[itemprop=license]", Markup::value);
    markup.addLanguages();
  }

  private void addLanguages() {
    add(
        ArticleField.LANGUAGE,
        "html[lang],article[lang],main[lang],body[lang]",
        e -> e.attr("lang"));
    add(ArticleField.LANGUAGE, "html", e -> e.attr("xml:lang"));
  }

  private void addTitles() {
    add(ArticleField.TITLE, "[itemprop=headline]", Markup::value);
    String title = FieldCandidates.collapseWhitespace(page.title());
    String headline = Titles.headline(title);
    List<String> headings =
        page.select(page.select("h1").isEmpty() ? "h2" : "h1").stream()
            .limit(MAX_VALUES)
            .map(heading -> FieldCandidates.collapseWhitespace(heading.text()))
            .filter(heading -> !heading.isEmpty())
            .toList();
    List<String> inTitle = headings.stream().filter(title::contains).toList();
    Optional<String> site = Titles.site(title).filter(any -> !inTitle.isEmpty());
    // A heading that repeats the site name at the end of the title is the logo.
    inTitle.stream()
        .filter(heading -> site.filter(heading::equals).isEmpty())
        .forEach(heading -> candidates.add(ArticleField.TITLE, heading));
    site.ifPresent(name -> candidates.add(ArticleField.SOURCE, name));
    if (headline.split(" ").length > 2) {
      candidates.add(ArticleField.TITLE, headline);
    }
    headings.forEach(heading -> candidates.add(ArticleField.TITLE, heading));
    // One or two words may be the site or a headline: use them only if nothing else is found.
    candidates.addFallback(ArticleField.TITLE, headline);
  }

  private void addAuthors() {
    addAuthors("[itemprop=author]", Markup::name);
    addAuthors("a[rel=author]", Element::text);
    for (String selector :
        List.of(
            ".byline", ".by-line", ".author", ".c-byline", ".article-author", ".autor", ".firma")) {
      addAll(
          ArticleField.AUTHORS,
          page.select(selector).stream()
              .limit(MAX_VALUES)
              .map(Element::text)
              .filter(line -> line.length() < MAX_BYLINE_LENGTH)
              .filter(line -> Bylines.names(line).stream().anyMatch(Bylines::isName)));
    }
  }

  private void addDates() {
    add(ArticleField.PUBLISHED_ON, "[itemprop=datePublished]", Markup::value);
    List<Element> times =
        page.select("time[datetime]").stream()
            .filter(time -> !UPDATED.matcher(time.className() + " " + time.attr("itemprop")).find())
            .limit(MAX_VALUES)
            .toList();
    // Dates in the article come first: the masthead may show the current date.
    Stream.of(
            times.stream().filter(time -> time.hasAttr("pubdate")),
            times.stream().filter(time -> time.closest("article,main") != null),
            times.stream())
        .flatMap(Function.identity())
        .forEach(time -> candidates.add(ArticleField.PUBLISHED_ON, time.attr("datetime")));
  }

  private void addUrl() {
    addAll(
        ArticleField.URL,
        page.select("link[rel=canonical]").stream().map(link -> link.attr("href")));
  }

  private void add(ArticleField field, String selector, Function<Element, String> value) {
    addAll(field, page.select(selector).stream().limit(MAX_VALUES).map(value));
  }

  private void addAuthors(String selector, Function<Element, String> value) {
    String names =
        page.select(selector).stream()
            .limit(MAX_VALUES)
            .map(value)
            .distinct()
            .collect(Collectors.joining("; "));
    candidates.add(ArticleField.AUTHORS, names);
  }

  private void addAll(ArticleField field, Stream<String> values) {
    values.limit(MAX_VALUES).forEach(value -> candidates.add(field, value));
  }

  /** The name within an item, or else the item's own value. */
  private static String name(Element item) {
    return Optional.ofNullable(item.selectFirst("[itemprop=name]"))
        .map(Markup::value)
        .orElseGet(() -> value(item));
  }

  private static String value(Element element) {
    return Stream.of("content", "datetime")
        .map(element::attr)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElseGet(element::text);
  }
}
