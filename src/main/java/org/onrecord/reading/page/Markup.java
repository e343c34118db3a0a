package org.onrecord.reading.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
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
    markup.add(ArticleField.URL, "link[rel=canonical]", link -> link.attr("href"));
    markup.add(ArticleField.SOURCE, "[itemprop=publisher]", Markup::name);
    markup.add(ArticleField.SECTION, "[itemprop=articleSection]", Markup::value);
    markup.add(ArticleField.RIGHTS, "[rel=license],[itemprop=license]", Markup::value);
    String languages = "html[lang],article[lang],main[lang],body[lang]";
    markup.add(ArticleField.LANGUAGE, languages, element -> element.attr("lang"));
    markup.add(ArticleField.LANGUAGE, "html", element -> element.attr("xml:lang"));
  }

  private void addTitles() {
    add(ArticleField.TITLE, "[itemprop=headline]", Markup::value);
    String title = FieldCandidates.collapseWhitespace(page.title());
    String headline = Titles.headline(title);
    List<String> headings =
        select(page.select("h1").isEmpty() ? "h2" : "h1")
            .map(heading -> FieldCandidates.collapseWhitespace(heading.text()))
            .filter(heading -> !heading.isEmpty())
            .toList();
    List<String> inTitle = headings.stream().filter(title::contains).toList();
    Optional<String> site = Titles.site(title).filter(any -> !inTitle.isEmpty());
    // A heading that repeats the site name at the end of the title is the logo.
    candidates.addAll(
        ArticleField.TITLE,
        inTitle.stream().filter(heading -> site.filter(heading::equals).isEmpty()));
    site.ifPresent(name -> candidates.add(ArticleField.SOURCE, name));
    if (headline.split(" ").length > 2) {
      candidates.add(ArticleField.TITLE, headline);
    }
    candidates.addAll(ArticleField.TITLE, headings.stream());
    // One or two words may be the site or a headline: use them only if nothing else is found.
    candidates.addFallback(ArticleField.TITLE, headline);
  }

  private void addAuthors() {
    candidates.addAuthors(select("[itemprop=author]").map(Markup::name).distinct());
    candidates.addAuthors(select("a[rel=author]").map(Element::text).distinct());
    for (String selector :
        List.of(
            ".byline", ".by-line", ".author", ".c-byline", ".article-author", ".autor", ".firma")) {
      candidates.addAll(
          ArticleField.AUTHORS,
          select(selector)
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

  private void add(ArticleField field, String selector, Function<Element, String> value) {
    candidates.addAll(field, select(selector).map(value));
  }

  private Stream<Element> select(String selector) {
    return page.select(selector).stream().limit(MAX_VALUES);
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
