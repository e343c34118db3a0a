package org.onrecord.query.list;

/**
 * Which page of a list a request asks for.
 *
 * @param parameters the request
 * @param path the list's, to which its cursors belong
 * @param filter what of the question restricts the rows; cursors belong to that too
 * @param paging the rest of it
 */
public record PageRequest(ListParameters parameters, String path, Record filter, Paging paging) {}
