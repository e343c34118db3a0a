package org.onrecord.exchange.subscriptions;

import java.util.Set;

/**
 * The other records that decide which records a list has.
 *
 * @param articles true if the words or the URLs of their articles do, in a list of quotes
 * @param quotes true if their quotes do, in a list of articles
 * @param actors the actors that filters name: ids, foreign ids, and folded names
 * @param memberships true if the affiliations of their speakers do
 */
record ListDependencies(
    boolean articles, boolean quotes, Set<String> actors, boolean memberships) {}
