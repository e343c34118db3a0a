package org.onrecord.exchange.feeds;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An entry of a feed: one record.
 *
 * @param id identifies the entry on any host
 * @param title title as text, which may have characters that XML does not allow
 * @param published when the record was created
 * @param updated when the record was changed last
 * @param authors names of the authors; empty for those of the feed
 * @param status term of the status; null if the record has none
 * @param html content as HTML
 */
record AtomEntry(
    UUID id,
    String title,
    Instant published,
    Instant updated,
    List<String> authors,
    String status,
    List<AtomLink> links,
    String html) {}
