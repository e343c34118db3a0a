package org.onrecord.reading.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads headline, byline and date from the lines above an article, and its dateline. */
final class ArticleHeader {
  private static final int MAX_LINES = 25;
  private static final int MAX_LINE_LENGTH = 300;

  /** {@code PARIS, Sept. 15, 2014 (Reuters) — }. */
  private static final Pattern DATELINE =
      Pattern.compile(
          "^(\\p{Lu}{2}[\\p{L}\\p{M} ,./'’-]{0,60}?[^()—–]{0,40}?)(?:\\(([^()]{2,40})\\))?\\s*(?:—|–|--|\\.-|-\\s)\\s?.*",
          Pattern.DOTALL);

  private static final Pattern UPDATED =
      Pattern.compile(
          "\\b(?:last )?(?:updated|modified|actualizad[oa]|modificad[oa])\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final List<Block> above;
  private final String opening;
  private final DateParser dates;

  ArticleHeader(List<Block> page, ArticleBody body, DateParser dates) {
    int start = body.blocks().isEmpty() ? -1 : indexOf(page, body.blocks().get(0));
    this.above = start < 0 ? List.of() : page.subList(Math.max(0, start - MAX_LINES), start);
    this.opening = start < 0 ? "" : shortened(page.get(start).text());
    this.dates = dates;
  }

  private static int indexOf(List<Block> page, Block block) {
    return IntStream.range(0, page.size()).filter(i -> page.get(i) == block).findFirst().orElse(-1);
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), MAX_LINE_LENGTH));
  }

  /** Adds candidates, nearest line first: lines further up may belong to the site. */
  void addTo(FieldCandidates candidates) {
    List<Block> nearest = new ArrayList<>(above);
    Collections.reverse(nearest);
    for (Block line : nearest) {
      String text = line.line();
      if (text.length() < MAX_LINE_LENGTH) {
        if (!Bylines.inLine(text).isEmpty()) {
          candidates.add(ArticleField.AUTHORS, text);
          Stream.of(text, lineBelow(line))
              .flatMap(signed -> Bylines.medium(signed).stream())
              .forEach(medium -> candidates.addFallback(ArticleField.SOURCE, medium));
        }
        publicationDate(text).ifPresent(day -> candidates.add(ArticleField.PUBLISHED_ON, day));
      }
    }
    addDateline(candidates);
  }

  private Optional<String> publicationDate(String line) {
    String published = UPDATED.matcher(line).replaceFirst("");
    return Block.of(published).words() <= 20
        ? dates.first(published).map(String::valueOf)
        : Optional.empty();
  }

  private void addDateline(FieldCandidates candidates) {
    Matcher line = DATELINE.matcher(opening);
    if (line.matches()) {
      publicationDate(line.group(1))
          .ifPresent(day -> candidates.add(ArticleField.PUBLISHED_ON, day));
      Optional.ofNullable(line.group(2))
          .filter(Bylines::isAgency)
          .ifPresent(agency -> candidates.addFallback(ArticleField.SOURCE, agency));
    }
  }

  private String lineBelow(Block line) {
    int below = above.indexOf(line) + 1;
    return below < above.size() ? above.get(below).line() : "";
  }

  /**
   * The headline: among the lines between menus and body, the first one with at least four words
   * that is not a sentence, because a summary may follow it and the name of the site precede it.
   * Otherwise the line nearest to the body.
   */
  Optional<String> headline() {
    List<String> lines = new ArrayList<>();
    for (Block line : above) {
      String text = line.line();
      if (Boilerplate.isMenu(text)) {
        lines.clear();
      } else if (isCandidate(line, text)) {
        lines.add(text);
      }
    }
    Optional<String> headline =
        lines.stream()
            .filter(line -> line.split(" ").length >= 4 && !line.matches(".*[.:]"))
            .findFirst();
    return headline
        .or(
            () ->
                lines.stream()
                    .filter(line -> !Bylines.isName(line))
                    .reduce((upper, lower) -> lower))
        .or(() -> lines.stream().findFirst());
  }

  private boolean isCandidate(Block line, String text) {
    long copies = above.stream().filter(other -> other.line().equals(text)).count();
    boolean dated = !dates.findAll(text).isEmpty() && line.words() < 10;
    return copies == 1
        && !dated
        && !line.links()
        && text.length() < MAX_LINE_LENGTH
        && !line.boilerplate();
  }
}
