package org.onrecord.reading.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the lines right above an article say: its title, its byline, its day; and its dateline. */
final class ArticleHeader {
  private static final int LINES = 25;
  private static final int LONGEST_LINE = 300;

  /** {@code PARIS, Sept. 15, 2014 (Reuters) — }. */
  private static final Pattern DATELINE =
      Pattern.compile(
          "^(\\p{Lu}{2}[\\p{L}\\p{M} ,./'’-]{0,60}?[^()—–]{0,40}?)(?:\\(([^()]{2,40})\\))?\\s*(?:—|–|--|\\.-|-\\s)\\s?.*",
          Pattern.DOTALL);

  private static final Pattern CHANGED =
      Pattern.compile(
          "\\b(?:last )?(?:updated|modified|actualizad[oa]|modificad[oa])\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final List<Block> above;
  private final String opening;
  private final DateParser dates;

  /** The lines of a page above its body; none where it has none. */
  ArticleHeader(List<Block> page, ArticleBody body, DateParser dates) {
    int start = body.blocks().isEmpty() ? -1 : indexOf(page, body.blocks().get(0));
    this.above = start < 0 ? List.of() : page.subList(Math.max(0, start - LINES), start);
    this.opening = start < 0 ? "" : shortened(page.get(start).text());
    this.dates = dates;
  }

  private static int indexOf(List<Block> page, Block block) {
    return IntStream.range(0, page.size()).filter(i -> page.get(i) == block).findFirst().orElse(-1);
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_LINE));
  }

  /** The nearest lines first: what is far above may belong to the site. */
  void offer(FieldCandidates clues) {
    List<Block> nearest = new ArrayList<>(above);
    Collections.reverse(nearest);
    for (Block line : nearest) {
      String text = FieldCandidates.collapseWhitespace(line.text());
      if (text.length() < LONGEST_LINE) {
        if (!Bylines.inLine(text).isEmpty()) {
          clues.add(ArticleField.AUTHORS, text);
          Stream.of(text, lineBelow(line))
              .flatMap(signed -> Bylines.medium(signed).stream())
              .forEach(medium -> clues.addFallback(ArticleField.SOURCE, medium));
        }
        day(text).ifPresent(day -> clues.add(ArticleField.PUBLISHED_ON, day));
      }
    }
    dateline(clues);
  }

  private Optional<String> day(String line) {
    String published = CHANGED.matcher(line).replaceFirst("");
    return Block.of(published).words() <= 20
        ? dates.first(published).map(String::valueOf)
        : Optional.empty();
  }

  private void dateline(FieldCandidates clues) {
    Matcher line = DATELINE.matcher(opening);
    if (line.matches()) {
      day(line.group(1)).ifPresent(day -> clues.add(ArticleField.PUBLISHED_ON, day));
      Optional.ofNullable(line.group(2))
          .filter(Bylines::isAgency)
          .ifPresent(agency -> clues.addFallback(ArticleField.SOURCE, agency));
    }
  }

  private String lineBelow(Block line) {
    int below = above.indexOf(line) + 1;
    return below < above.size() ? FieldCandidates.collapseWhitespace(above.get(below).text()) : "";
  }

  /**
   * Of the lines between menus and the body, the first of at least four words that is no sentence:
   * below it a summary may stand, above it the name of the site. Else the line nearest to the body.
   */
  Optional<String> headline() {
    List<String> lines = new ArrayList<>();
    for (Block line : above) {
      String text = FieldCandidates.collapseWhitespace(line.text());
      if (Boilerplate.isMenu(text)) {
        lines.clear();
      } else if (isCandidate(line, text)) {
        lines.add(text);
      }
    }
    Optional<String> spoken =
        lines.stream()
            .filter(line -> line.split(" ").length >= 4 && !line.matches(".*[.:]"))
            .findFirst();
    return spoken
        .or(
            () ->
                lines.stream()
                    .filter(line -> !Bylines.isName(line))
                    .reduce((upper, lower) -> lower))
        .or(() -> lines.stream().findFirst());
  }

  private boolean isCandidate(Block line, String text) {
    long same =
        above.stream()
            .filter(other -> FieldCandidates.collapseWhitespace(other.text()).equals(text))
            .count();
    boolean dated = !dates.findAll(text).isEmpty() && line.words() < 10;
    return same == 1
        && !dated
        && !line.links()
        && text.length() < LONGEST_LINE
        && !line.boilerplate();
  }
}
