package org.onrecord.reading.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Makes an article of the blocks of a page, its body among them, and of what it declares. A clue
 * that breaks a bound of the article's member is passed over for the next.
 */
final class ArticleOfPage {
  private final Body body;
  private final Bounds bounds;
  private final String language;
  private final Dates dates;
  private final Notices notices;
  private final Surroundings around;
  private final Optional<String> headline;
  private final Clues clues = new Clues();

  ArticleOfPage(List<Block> page, Body body, Clues declared, Bounds bounds, LocalDate today) {
    this.body = body;
    this.bounds = bounds;
    this.language =
        declared
            .best(Field.LANGUAGE, tag -> bounds.member(Field.LANGUAGE, tag.replace('_', '-')))
            .or(() -> StopWords.language(body.blocks()))
            .orElse(null);
    this.dates = new Dates(today, Optional.ofNullable(language).orElse(""));
    this.notices = new Notices(page, body, dates);
    this.around = new Surroundings(page, body, dates);
    this.headline = body.headline().or(around::headline);
    gather(declared);
  }

  private void gather(Clues declared) {
    notices.offerSource(clues);
    notices.offerFairUse(clues);
    clues.offer(declared);
    declared
        .of(Field.URL)
        .flatMap(url -> Dates.ofAddress(url).stream())
        .forEach(day -> clues.offer(Field.PUBLISHED_ON, day));
    notices.offerSection(clues);
    notices.offerCopyright(clues);
    headline.ifPresent(title -> clues.offer(Field.TITLE, title));
    around.offer(clues);
  }

  /**
   * The article.
   *
   * @param address where the page was fetched from, or null
   * @param base what links are relative to
   */
  FoundArticle article(String address, String base) {
    String title = clues.best(Field.TITLE, this::title).orElse(null);
    String text = body.below(title).text();
    Optional<Notices.Republished> again = notices.republished();
    return new FoundArticle(
        title,
        text.isBlank() ? null : text,
        language,
        clues.best(Field.SOURCE, bounds::name).orElse(null),
        clues.best(Field.AUTHORS, names -> bounds.authors(Bylines.names(names))).orElse(List.of()),
        clues.best(Field.PUBLISHED_ON, dates::in).orElse(null),
        clues.best(Field.SECTION, name -> bounds.member(Field.SECTION, name)).orElse(null),
        clues.best(Field.URL, link -> bounds.address(link, base)).orElse(address),
        clues.best(Field.RIGHTS, notice -> bounds.member(Field.RIGHTS, notice)).orElse(null),
        again.map(Notices.Republished::publisher).flatMap(bounds::name).orElse(null),
        again.map(Notices.Republished::day).orElse(null));
  }

  /**
   * A title without the name of the site at its end, or, where the headline above the text is part
   * of it, the headline; the mere name of the site is none.
   */
  private Optional<String> title(String clue) {
    List<String> sites = clues.of(Field.SOURCE).toList();
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
        : bounds.member(Field.TITLE, title);
  }
}
