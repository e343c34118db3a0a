package org.onrecord.reading.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Makes an article of the blocks of a page, its body among them, and of what it declares. A clue
 * that breaks a bound of the article's member is passed over for the next.
 */
final class FoundArticleBuilder {
  private final ArticleBody body;
  private final ArticleConstraints bounds;
  private final String language;
  private final DateParser dates;
  private final Notices notices;
  private final ArticleHeader around;
  private final Optional<String> headline;
  private final FieldCandidates clues = new FieldCandidates();

  FoundArticleBuilder(
      List<Block> page,
      ArticleBody body,
      FieldCandidates declared,
      ArticleConstraints bounds,
      LocalDate today) {
    this.body = body;
    this.bounds = bounds;
    this.language =
        declared
            .best(
                ArticleField.LANGUAGE,
                tag -> bounds.member(ArticleField.LANGUAGE, tag.replace('_', '-')))
            .or(() -> LanguageDetector.language(body.blocks()))
            .orElse(null);
    this.dates = new DateParser(today, Optional.ofNullable(language).orElse(""));
    this.notices = new Notices(page, body, dates);
    this.around = new ArticleHeader(page, body, dates);
    this.headline = body.headline().or(around::headline);
    gather(declared);
  }

  private void gather(FieldCandidates declared) {
    notices.offerSource(clues);
    notices.offerFairUse(clues);
    clues.add(declared);
    declared
        .candidates(ArticleField.URL)
        .flatMap(url -> DateParser.inUrlPath(url).stream())
        .forEach(day -> clues.add(ArticleField.PUBLISHED_ON, day));
    notices.offerSection(clues);
    notices.offerCopyright(clues);
    headline.ifPresent(title -> clues.add(ArticleField.TITLE, title));
    around.offer(clues);
  }

  /**
   * The article.
   *
   * @param address where the page was fetched from, or null
   * @param base what links are relative to
   */
  FoundArticle build(String address, String base) {
    String title = clues.best(ArticleField.TITLE, this::title).orElse(null);
    String text = body.withoutTitle(title).text();
    Optional<Notices.Republished> again = notices.republished();
    return new FoundArticle(
        title,
        text.isBlank() ? null : text,
        language,
        clues.best(ArticleField.SOURCE, bounds::name).orElse(null),
        clues
            .best(ArticleField.AUTHORS, names -> bounds.authors(Bylines.names(names)))
            .orElse(List.of()),
        clues.best(ArticleField.PUBLISHED_ON, dates::first).orElse(null),
        clues
            .best(ArticleField.SECTION, name -> bounds.member(ArticleField.SECTION, name))
            .orElse(null),
        clues.best(ArticleField.URL, link -> bounds.articleUrl(link, base)).orElse(address),
        clues
            .best(ArticleField.RIGHTS, notice -> bounds.member(ArticleField.RIGHTS, notice))
            .orElse(null),
        again.map(Notices.Republished::publisher).flatMap(bounds::name).orElse(null),
        again.map(Notices.Republished::day).orElse(null));
  }

  /**
   * A title without the name of the site at its end, or, where the headline above the text is part
   * of it, the headline; the mere name of the site is none.
   */
  private Optional<String> title(String clue) {
    List<String> sites = clues.candidates(ArticleField.SOURCE).toList();
    String title =
        headline
            .filter(line -> line.contains(" ") && clue.contains(line))
            .filter(line -> sites.stream().noneMatch(line::equalsIgnoreCase))
            .orElse(clue);
    for (String site : sites) {
      title = Titles.withoutSite(title, site);
    }
    return sites.stream().anyMatch(title::equalsIgnoreCase)
        ? Optional.empty()
        : bounds.member(ArticleField.TITLE, title);
  }
}
