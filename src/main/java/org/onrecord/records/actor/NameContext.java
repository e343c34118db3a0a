package org.onrecord.records.actor;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The article in which names are linked to actors.
 *
 * @param persons the full names of persons and unknown kinds that the extractor found in the body
 * @param actors the ids of the source and of the actors of quotes that editors made or changed
 * @param source the id of the source; may be null
 * @param section may be null
 */
public record NameContext(
    UUID article,
    String title,
    String body,
    List<String> persons,
    Set<UUID> actors,
    UUID source,
    String section) {}
