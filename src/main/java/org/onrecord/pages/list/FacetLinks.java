package org.onrecord.pages.list;

import java.util.List;
import org.onrecord.pages.layout.RankedValue;
import org.onrecord.pages.layout.TextFormats;
import org.onrecord.query.facet.FacetCount;

/**
 * The most frequent values of a facet, each with a link that adds it to the filter or removes it.
 *
 * @param title heading
 */
record FacetLinks(String title, List<Choice> choices) {

  /**
   * A value.
   *
   * @param chosen true if the filter has it
   */
  record Choice(String label, long count, String href, boolean chosen) {}

  static FacetLinks of(
      String title, String parameter, List<FacetCount> counts, ListQueryString query, String path) {
    ListQueryString question = query.question();
    return new FacetLinks(
        title,
        RankedValue.of(counts).stream()
            .map(value -> choice(value, parameter, question, path))
            .toList());
  }

  private static Choice choice(
      RankedValue value, String parameter, ListQueryString question, String path) {
    boolean chosen = question.has(parameter, value.id()) || question.has(parameter, value.label());
    ListQueryString next =
        chosen
            ? question.without(parameter, value.id()).without(parameter, value.label())
            : question.with(parameter, value.id());
    return new Choice(label(value, parameter), value.count(), next.appendedTo(path), chosen);
  }

  /** The value, a language by its English name. */
  private static String label(RankedValue value, String parameter) {
    return parameter.equals("language") ? TextFormats.languageName(value.id()) : value.label();
  }
}
