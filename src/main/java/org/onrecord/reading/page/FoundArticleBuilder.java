package org.onrecord.reading.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.onrecord.extraction.text.LanguageDetector;

/**
 * Builds an article from the blocks and the metadata of a page. Each field takes the first
 * candidate that satisfies the constraints of an article.
 */
final class FoundArticleBuilder {
  /** Each title is compared with each site, so there must not be many. */
  private static final int MAX_SITES = 20;

  private static final int MAX_SITE = 300;

  private final ArticleBody body;
  private final ArticleConstraints constraints;
  private final String language;
  private final DateParser dates;
  private final Notices notices;
  private final ArticleHeader header;
  private final Optional<String> headline;
  private final FieldCandidates candidates = new FieldCandidates();

  FoundArticleBuilder(
      List<Block> page,
      ArticleBody body,
      FieldCandidates metadata,
      ArticleConstraints constraints,
      LocalDate today) {
    this.body = body;
    this.constraints = constraints;
    this.language =
        metadata
            .best(
                ArticleField.LANGUAGE,
                tag -> constraints.member(ArticleField.LANGUAGE, tag.replace('_', '-')))
            .or(() -> LanguageDetector.language(body.text()))
            .orElse(null);
    this.dates = new DateParser(today, Optional.ofNullable(language).orElse(""));
    this.notices = new Notices(page, body, dates);
    this.header = new ArticleHeader(page, body, dates);
    this.headline = body.headline().or(header::headline);
    collect(metadata);
  }

  private void collect(FieldCandidates metadata) {
    notices.addSource(candidates);
    notices.addFairUse(candidates);
    candidates.add(metadata);
    metadata
        .of(ArticleField.URL)
        .flatMap(url -> DateParser.inUrlPath(url).stream())
        .forEach(day -> candidates.add(ArticleField.PUBLISHED_ON, day));
    notices.addSection(candidates);
    notices.addCopyright(candidates);
    headline.ifPresent(title -> candidates.add(ArticleField.TITLE, title));
    header.addTo(candidates);
  }

  /**
   * Builds the article.
   *
   * @param address the URL that the page was fetched from; may be null
   * @param base the base URL of relative links
   */
  FoundArticle build(String address, String base) {
    String title = candidates.best(ArticleField.TITLE, this::title).orElse(null);
    String text = body.withoutTitle(title).text();
    Optional<Notices.Republished> republished = notices.republished();
    return new FoundArticle(
        title,
        text.isBlank() ? null : text,
        language,
        candidates.best(ArticleField.SOURCE, constraints::name).orElse(null),
        candidates
            .best(ArticleField.AUTHORS, names -> constraints.authors(Bylines.names(names)))
            .orElse(List.of()),
        candidates.best(ArticleField.PUBLISHED_ON, dates::first).orElse(null),
        member(ArticleField.SECTION),
        candidates
            .best(ArticleField.URL, link -> constraints.articleUrl(link, base))
            .orElse(address),
        member(ArticleField.RIGHTS),
        republished.map(Notices.Republished::publisher).flatMap(constraints::name).orElse(null),
        republished.map(Notices.Republished::day).orElse(null));
  }

  private String member(ArticleField field) {
    return candidates.best(field, value -> constraints.member(field, value)).orElse(null);
  }

  /**
   * The title without the name of the site at its end. If a headline above the text is part of the
   * title, it replaces the title. The name of the site alone is not a title.
   */
  private Optional<String> title(String candidate) {
    List<String> sites =
        candidates
            .of(ArticleField.SOURCE)
            .filter(site -> site.length() <= MAX_SITE)
            .limit(MAX_SITES)
            .toList();
    String title =
        headline
            .filter(line -> line.contains(" ") && candidate.contains(line))
            .filter(line -> sites.stream().noneMatch(line::equalsIgnoreCase))
            .orElse(candidate);
    if (title.length() > Titles.MAX_LENGTH) {
      return Optional.empty();
    }
    for (String site : sites) {
      title = Titles.withoutSite(title, site);
    }
    return sites.stream().anyMatch(title::equalsIgnoreCase)
        ? Optional.empty()
        : constraints.member(ArticleField.TITLE, title);
  }
}
