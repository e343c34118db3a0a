package org.onrecord.query.list;

/**
 * A request for one page of a list.
 *
 * @param parameters all parameters of the request
 * @param path the path of the list; its cursors are valid for no other
 * @param filter the parameters that restrict the rows; cursors are valid for no other filter
 * @param paging the page size, cursor and options
 */
public record PageRequest(ListParameters parameters, String path, Record filter, Paging paging) {
  /** A page of a list that has no filters. */
  public static PageRequest unfiltered(ListParameters parameters, String path) {
    return new PageRequest(parameters, path, new NoFilter(), parameters.read(PageParameters.class));
  }

  private record NoFilter() {}
}
