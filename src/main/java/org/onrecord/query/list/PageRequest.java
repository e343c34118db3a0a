package org.onrecord.query.list;

/**
 * A request for one page of a list.
 *
 * @param parameters all parameters of the request
 * @param path the path of the list; its cursors are valid for no other
 * @param filter text that identifies the filter; cursors are valid for no other filter
 * @param paging the page size, cursor and options
 */
public record PageRequest(ListParameters parameters, String path, String filter, Paging paging) {
  private static final String NO_FILTER = "";

  /** A page of a list whose rows are restricted by the parameters that a record declares. */
  public static PageRequest filtered(
      ListParameters parameters, String path, Class<? extends Record> filter, Paging paging) {
    return new PageRequest(parameters, path, parameters.canonicalText(filter), paging);
  }

  /** A page of a list that has no filters. */
  public static PageRequest unfiltered(ListParameters parameters, String path) {
    return new PageRequest(parameters, path, NO_FILTER, parameters.read(PageParameters.class));
  }
}
