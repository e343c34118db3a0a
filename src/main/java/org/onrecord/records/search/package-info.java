/**
 * Search over quotes, articles and actors with one query and one ranked answer. The kinds have
 * their own indexes and ranks; this package merges them.
 */
package org.onrecord.records.search;
