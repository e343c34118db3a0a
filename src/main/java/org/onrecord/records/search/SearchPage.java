package org.onrecord.records.search;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The response with a page of a search, best items first.
 *
 * @param next path and query of the next page; absent on the last page
 * @param cursor cursor of the next page; absent on the last page
 */
@RegisterForReflection
public record SearchPage(List<SearchItem> items, String next, String cursor, SearchTotals totals) {}
