package org.onrecord.pages.list;

import java.util.List;
import java.util.Set;
import org.onrecord.pages.layout.Frame;
import org.onrecord.query.facet.FacetCounts;

/**
 * The parts that all pages of lists have.
 *
 * @param heading name of the list
 * @param total number of rows; null if it was not counted
 * @param exact false if the total is an estimate
 * @param next path and query of the next page, or null
 * @param first path and query of the first page if this is another one, or null
 * @param sample the sample that is shown in place of the first page, or null
 * @param exports URLs of the list in other formats
 * @param feed URL of the Atom feed of the list
 */
record ListFrame(
    Frame frame,
    String heading,
    FilterForm form,
    List<FacetLinks> facets,
    Long total,
    boolean exact,
    String next,
    String first,
    SampleNotice sample,
    List<ExportLink> exports,
    String feed) {
  private static final Set<String> NOT_EXPORTED = Set.of("cursor", "limit", "include", "fields");

  /** Parameters of a list that its feed does not have, since it is in pages of one order. */
  private static final Set<String> NOT_FOLLOWED =
      Set.of(
          "cursor", "limit", "include", "fields", "sort", "highlight", "expand", "sample", "seed");

  /** A copy with facets, which count the rows, too. */
  ListFrame with(List<FacetLinks> links, FacetCounts counts) {
    return new ListFrame(
        frame,
        heading,
        form,
        links,
        counts.total(),
        counts.exact(),
        next,
        first,
        sample,
        exports,
        feed);
  }

  /**
   * A random sample of the rows.
   *
   * @param size the number that was asked for
   * @param seed the seed that repeats it; empty without one
   * @param whole path and query of the whole list
   */
  record SampleNotice(String size, String seed, String whole) {
    static SampleNotice of(String path, ListQueryString query) {
      String size = query.first("sample");
      return size.isEmpty()
          ? null
          : new SampleNotice(size, query.first("seed"), query.question().appendedTo(path));
    }
  }

  /** The list in another format. */
  record ExportLink(String label, String href) {}

  /** The links to the exports of a list. */
  static List<ExportLink> exportsOf(String path, ListQueryString query) {
    ListQueryString question =
        query.first("seed").isEmpty()
            ? query.question().withoutNames(NOT_EXPORTED)
            : query.withoutNames(NOT_EXPORTED);
    return List.of(
        new ExportLink("CSV", question.appendedTo(path + ".csv")),
        new ExportLink("NDJSON", question.appendedTo(path + ".ndjson")));
  }

  /** The link to the feed of a list. */
  static String feedOf(String path, ListQueryString query) {
    return query.withoutNames(NOT_FOLLOWED).appendedTo(path + ".atom");
  }

  /** The link to the first page, if the query is for another one. */
  static String firstOf(String path, ListQueryString query) {
    return query.first("cursor").isEmpty()
        ? null
        : query.withoutNames(Set.of("cursor")).appendedTo(path);
  }
}
