package org.onrecord.records.merge;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The records that a merge or an unmerge changes.
 *
 * @param articles the articles whose source or republisher changes
 * @param quotes the quotes whose speaker, mentions or relays change
 * @param quotesOfArticles the quotes of those articles, which hold a copy of the source
 * @param members the actors whose affiliations change
 */
record AffectedRecords(
    List<UUID> articles, List<UUID> quotes, List<UUID> quotesOfArticles, List<UUID> members) {

  Set<UUID> allQuotes() {
    Set<UUID> all = new HashSet<>(quotes);
    all.addAll(quotesOfArticles);
    return all;
  }
}
