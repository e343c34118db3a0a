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
 * What the page says in its own elements: microdata, {@code rel}, {@code time}, {@code lang},
 * headings, and the class names that the trade has agreed on.
 */
final class Markup {
  private static final int MOST = 20;
  private static final int LONGEST_BYLINE = 300;
  private static final Pattern CHANGED =
      Pattern.compile("updat|modif|revis|actualiz", Pattern.CASE_INSENSITIVE);

  private final Document page;
  private final FieldCandidates clues;

  private Markup(Document page, FieldCandidates clues) {
    this.page = page;
    this.clues = clues;
  }

  static void offer(Document page, FieldCandidates clues) {
    Markup markup = new Markup(page, clues);
    markup.titles();
    markup.authors();
    markup.days();
    markup.address();
    markup.offer(ArticleField.SOURCE, "[itemprop=publisher]", Markup::name);
    markup.offer(ArticleField.SECTION, "[itemprop=articleSection]", Markup::value);
    markup.offer(ArticleField.RIGHTS, "[rel=license],[itemprop=license]", Markup::value);
    markup.languages();
  }

  private void languages() {
    offer(
        ArticleField.LANGUAGE,
        "html[lang],article[lang],main[lang],body[lang]",
        e -> e.attr("lang"));
    offer(ArticleField.LANGUAGE, "html", e -> e.attr("xml:lang"));
  }

  private void titles() {
    offer(ArticleField.TITLE, "[itemprop=headline]", Markup::value);
    String title = FieldCandidates.collapseWhitespace(page.title());
    String headline = Titles.headline(title);
    List<String> headings =
        page.select(page.select("h1").isEmpty() ? "h2" : "h1").stream()
            .limit(MOST)
            .map(heading -> FieldCandidates.collapseWhitespace(heading.text()))
            .filter(heading -> !heading.isEmpty())
            .toList();
    List<String> telling = headings.stream().filter(title::contains).toList();
    Optional<String> site = Titles.site(title).filter(any -> !telling.isEmpty());
    // Of what the title and the headings share, the end of the title is the site, a heading its
    // logo.
    telling.stream()
        .filter(heading -> site.filter(heading::equals).isEmpty())
        .forEach(heading -> clues.add(ArticleField.TITLE, heading));
    site.ifPresent(name -> clues.add(ArticleField.SOURCE, name));
    if (headline.split(" ").length > 2) {
      clues.add(ArticleField.TITLE, headline);
    }
    headings.forEach(heading -> clues.add(ArticleField.TITLE, heading));
    // One word or two may be the site, or a headline: then no other line of the page is one.
    clues.addFallback(ArticleField.TITLE, headline);
  }

  private void authors() {
    offerJoined("[itemprop=author]", Markup::name);
    offerJoined("a[rel=author]", Element::text);
    for (String selector :
        List.of(
            ".byline", ".by-line", ".author", ".c-byline", ".article-author", ".autor", ".firma")) {
      offerTo(
          ArticleField.AUTHORS,
          page.select(selector).stream()
              .limit(MOST)
              .map(Element::text)
              .filter(line -> line.length() < LONGEST_BYLINE)
              .filter(line -> Bylines.names(line).stream().anyMatch(Bylines::isName)));
    }
  }

  private void days() {
    offer(ArticleField.PUBLISHED_ON, "[itemprop=datePublished]", Markup::value);
    List<Element> times =
        page.select("time[datetime]").stream()
            .filter(time -> !CHANGED.matcher(time.className() + " " + time.attr("itemprop")).find())
            .limit(MOST)
            .toList();
    // Not first in the page but in the article: many a masthead has today's date.
    Stream.of(
            times.stream().filter(time -> time.hasAttr("pubdate")),
            times.stream().filter(time -> time.closest("article,main") != null),
            times.stream())
        .flatMap(Function.identity())
        .forEach(time -> clues.add(ArticleField.PUBLISHED_ON, time.attr("datetime")));
  }

  private void address() {
    offerTo(
        ArticleField.URL,
        page.select("link[rel=canonical]").stream().map(link -> link.attr("href")));
  }

  private void offer(ArticleField field, String selector, Function<Element, String> value) {
    offerTo(field, page.select(selector).stream().limit(MOST).map(value));
  }

  private void offerJoined(String selector, Function<Element, String> value) {
    String names =
        page.select(selector).stream()
            .limit(MOST)
            .map(value)
            .distinct()
            .collect(Collectors.joining("; "));
    clues.add(ArticleField.AUTHORS, names);
  }

  private void offerTo(ArticleField field, Stream<String> values) {
    values.limit(MOST).forEach(value -> clues.add(field, value));
  }

  /** The name within an item, or the item's own value where it is none. */
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
