/**
 * The import of articles with their quotes, and of actors, from JSON lines or the rows of a CSV
 * table. Lines are parsed by one thread, imported in batches by others, and their results are
 * streamed in order.
 */
package org.onrecord.exchange.imports;
