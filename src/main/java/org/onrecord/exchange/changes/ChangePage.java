package org.onrecord.exchange.changes;

import java.util.List;

/**
 * A page of the change feed as it goes out.
 *
 * @param next the path to what comes after these, now or later; there always is one
 * @param more whether something is there already
 */
record ChangePage(List<ChangeView> items, String next, boolean more) {}
