package org.onrecord.exchange.feeds;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * One page of a feed.
 *
 * @param id identifies the feed, which is the same for all of its pages and on any host
 * @param title the question of the list in words
 */
record AtomFeed(UUID id, String title, List<AtomLink> links, List<AtomEntry> entries) {
  /** When the last changed record of the page was changed. Without records, always the same. */
  Instant updated() {
    return entries.stream()
        .map(AtomEntry::updated)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }
}
