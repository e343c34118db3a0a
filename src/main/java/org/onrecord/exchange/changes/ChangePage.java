package org.onrecord.exchange.changes;

import java.util.List;

/**
 * A page of the change feed.
 *
 * @param next the path of the next page, which may still be empty; never null
 * @param more true if the next page has changes already
 */
record ChangePage(List<ChangeView> items, String next, boolean more) {}
